"""Lists handed to an office, its answers, and the civil register."""
