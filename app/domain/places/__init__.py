"""Units of today and former ones, addresses, and villages that change."""
