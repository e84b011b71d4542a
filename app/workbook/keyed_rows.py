"""Tables that name no child and are known by a column of keys alone, as lists of results may be.

Where two columns could be the key, neither is: such a table is not taken.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from app.domain.text.text import fold
from app.workbook.sheet import Sheet, Workbook, raw_text
from app.workbook.table import Column, Row, Table
from app.workbook.tables.aliases import meaning_of
from app.workbook.tables.column_looks import is_filled
from app.workbook.tables.header_block import labels_of

KEYS = ("row_key", "external_code", "national_id")
"""The fields that name one child, the surest first."""
_DEEPEST_HEADER = 100
"""Title rows end well before so many rows."""


def keyed_tables(workbook: Workbook, headers: Collection[str]) -> list[Table]:
    """Find the tables with one column of keys and one headed by any of `headers`."""
    wanted = frozenset(map(fold, headers))
    tables = (_table(sheet, wanted) for sheet in workbook.sheets)
    return [table for table in tables if table is not None]


def _table(sheet: Sheet, wanted: frozenset[str]) -> Table | None:
    for at, cells in enumerate(sheet.rows[:_DEEPEST_HEADER]):
        labels = labels_of(cells)
        fields = {column: meaning_of(text).field for column, text in labels.items()}
        keys = [column for column, field in fields.items() if field in KEYS]
        if keys and any(fold(text) in wanted for text in labels.values()):
            if max(Counter(fields[column] for column in keys).values()) > 1:
                return None
            columns = tuple(Column(c, text, fields[c]) for c, text in sorted(labels.items()))
            rows = tuple(_rows(sheet, at, {column: labels[column] for column in keys}))
            return Table(sheet.name, (at + 1,), columns, rows, visible=sheet.visible)
    return None


def _rows(sheet: Sheet, header: int, keys: Mapping[int, str]) -> Iterator[Row]:
    """Give the rows with a key; a header that is printed again on the next page has none."""
    for number, cells in enumerate(sheet.rows[header + 1 :], start=header + 2):
        said = [
            raw_text(cells[column])
            for column, head in keys.items()
            if column < len(cells) and is_filled(cells[column]) and cells[column] != head
        ]
        if any(said):
            yield Row(number, cells, hidden=number in sheet.hidden_rows)
