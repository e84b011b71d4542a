"""Use cases, one a file: the only way to change what the store holds."""
