"""Tables of figures as people write them, and the rules in them."""
