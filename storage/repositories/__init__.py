"""Queries, each scoped to one workspace. A repository never commits and never leaves its transaction."""
