"""Clicks and choices: one module a feature, one function a button or select: (deps, action) -> answer."""
