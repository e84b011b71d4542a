"""An invented commune: its families, the gaps and doubles of real lists; no real person in it."""
