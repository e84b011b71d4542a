"""Item models that hold ids and fetch rows when they are painted."""
