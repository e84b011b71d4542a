"""Bringing a list of children in."""
