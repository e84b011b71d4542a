"""The page of the central system."""
