"""Changes that meet: conflicts, clocks, and what travels."""
