"""Small reusable parts of a page."""
