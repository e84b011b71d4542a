"""Movements on the desktop: a child's sheet, and the sums of a period."""
