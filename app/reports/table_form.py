"""How a table of a report stands on paper, in whichever file; widths in millimetres."""

from app.messages import reports as said
from app.reports.report import Line, Table

_NUMBER, _NAME = 13.5, 30.5
_LONG_NAME, _LANDSCAPE = 42.0, 200.0
"""On a page so wide the names of communes need no second line."""
_MANY, _MORE = 6, 6.0
"""With fewer columns than these, the names have so much more room for each."""
_MOST_UPRIGHT = 7
"""More columns of figures than these want a landscape page."""
_SHORT, _SENTENCES = 9, 5
"""Words of so many letters stand in a column as wide as one of figures; of sentences in one of so
many times its width."""
_POINTS = ((7, 13), (11, 12), (99, 11))
"""Up to so many columns -> size of the letters; the decree has no size for tables."""


def is_wide(table: Table) -> bool:
    """Say whether a table wants a landscape page: one of many columns, or one of sentences."""
    return len(table.columns) > _MOST_UPRIGHT or max(shares_of(table), default=1) >= _SENTENCES


def widths_of(table: Table, across: float) -> list[float]:
    """Share the width of the page: the number, the name, the figures alike, words as they need."""
    shares = shares_of(table) or [1]
    name = _LONG_NAME if across > _LANDSCAPE else _NAME
    name += _MORE * max(0.0, _MANY - sum(shares))
    left = across - _NUMBER - name
    return [_NUMBER, name, *(left * share / sum(shares) for share in shares)]


def shares_of(table: Table) -> list[float]:
    """Say how many columns of figures the width of each column is worth."""
    return [
        min(max(_longest(table, at) / _SHORT, 1), _SENTENCES) if column.is_text else 1
        for at, column in enumerate(table.columns)
    ]


def _longest(table: Table, at: int) -> int:
    return max((len(str(line.values[at] or "")) for line in table.lines), default=0)


def points_of(table: Table) -> int:
    """Give the size of the letters, in points."""
    return next(size for most, size in _POINTS if len(table.columns) <= most)


def heads_of(table: Table) -> list[tuple[str, str]]:
    """Name the columns, each with what it stands under together with its neighbours."""
    named = [(column.name, column.above) for column in table.columns]
    return [(said.NUMBER, ""), (table.first, ""), *named]


def texts_of(line: Line) -> list[str]:
    """Write the figures of a line."""
    return [said.figure(value) for value in line.values]
