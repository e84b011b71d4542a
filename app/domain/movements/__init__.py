"""Who comes, goes, returns or grows up."""
