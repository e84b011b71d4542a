"""What the cells of a column mean, decided by the whole column."""
