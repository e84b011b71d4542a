"""A visit to a household, typed and saved."""
