"""Nouns of the work: frozen dataclasses and pure functions; the standard library only."""
