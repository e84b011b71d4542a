"""Why a file cannot be read, said deep inside a format; the reader adds which file."""

MOST_BYTES = 512 << 20
"""No file, and no package once it is unpacked, may be larger: 60,000 rows take a tenth of it."""
MOST_CELLS = 6_000_000
"""No workbook may have more cells: 60,000 rows of 100 columns."""
MOST_ROWS = 1 << 20
MOST_COLUMNS = 1 << 14


class UnreadError(Exception):
    """The file is no spreadsheet we can read; `code` is that of the KnownError it becomes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def within(cells: int) -> None:
    """Refuse what would not fit into memory."""
    if cells > MOST_CELLS:
        raise UnreadError("file_too_large")
