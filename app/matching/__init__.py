"""Who is the same child: one engine behind one interface."""
