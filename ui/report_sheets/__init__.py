"""Reports on paper: the letter and its tables, measured, parted into pages and drawn."""
