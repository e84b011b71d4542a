"""Before the window: opening a book that asks for its passphrase, or making a new one."""
