"""Submitted modals: one module a feature, one function a form: (deps, submission) -> answer."""
