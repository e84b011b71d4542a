"""Where on a sheet the children stand, and what its columns are."""
