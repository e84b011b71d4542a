"""Reports: each figure has one definition, and each counted child can be named."""
