"""What commands print, read again."""

import csv
import io


def rows(text: str) -> list[dict[str, str]]:
    """Give the rows of a table that was printed as .csv."""
    return list(csv.DictReader(io.StringIO(text)))
