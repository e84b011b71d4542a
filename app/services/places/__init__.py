"""Villages and the units above them."""
