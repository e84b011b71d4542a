"""A report as a letter: its words, the office's template, and what is drawn into it."""
