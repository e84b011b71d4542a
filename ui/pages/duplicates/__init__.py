"""The page *Trùng lặp*: records of one child are found, compared and merged."""
