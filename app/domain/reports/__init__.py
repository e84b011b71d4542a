"""What reports are about: periods, indicators, populations, and what was issued."""
