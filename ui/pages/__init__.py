"""One package a page: widgets in page.py, state in view_model.py."""
