"""Initiatives from the idea to what was learned."""
