"""The kinds of files lists come in, each read to the same sheets."""
