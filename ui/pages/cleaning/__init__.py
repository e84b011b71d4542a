"""*Làm sạch*: the worklists of the letters, and correcting what stands on them."""
