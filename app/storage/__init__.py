"""The store: SQLite behind SQLCipher; rows never leave this package, domain objects do."""
