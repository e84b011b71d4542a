"""Lists of children: read, previewed, matched row by row, taken, written out again."""
