"""The kinds of report, each counted in a file of its own."""
