"""Review sheets on paper: measured, parted into pages and drawn."""
