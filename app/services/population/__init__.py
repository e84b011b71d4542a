"""Children as the statistics office counts them: typed, read from a file, kept."""
