"""Problems of records, their fixes, and how clean the book is."""
