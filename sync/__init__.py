"""The way to the central system and back."""
