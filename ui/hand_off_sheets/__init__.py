"""Lists for other offices on paper."""
