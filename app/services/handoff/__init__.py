"""Lists handed to an office, and what it answers."""
