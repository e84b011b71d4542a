"""The civil registry: newborns, corrections, and who is in one list alone."""
