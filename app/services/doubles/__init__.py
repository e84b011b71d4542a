"""Records that are perhaps one child: found, shown, decided, merged."""
