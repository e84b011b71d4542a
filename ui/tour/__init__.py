"""The tour: a day of work, driven by keys through the real windows, a picture of each step."""
