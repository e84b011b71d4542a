"""Many units' files of figures put together, with what is missing, late or inconsistent."""
