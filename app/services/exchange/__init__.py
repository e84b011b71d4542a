"""What goes to the central and comes back from it, whichever way it travels."""
