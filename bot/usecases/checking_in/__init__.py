"""Saying how things stand, repairing what was said, and asking for help."""
