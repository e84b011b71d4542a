"""Children who come, go, return or grow up."""
