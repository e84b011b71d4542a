"""Vietnamese text: its letters, spelling, slips, and the fonts of before Unicode."""
