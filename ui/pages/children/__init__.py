"""The list of children and their records."""
