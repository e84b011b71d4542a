"""Records that are perhaps one child."""
