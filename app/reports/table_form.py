"""How a table of a report stands on paper, in whichever file; widths in millimetres."""

from app.messages import reports as said
from app.reports.report import Line, Table

_NUMBER, _NAME = 13.5, 30.5
_MOST_UPRIGHT = 7
"""More columns of figures than these want a landscape page."""
_POINTS = ((7, 13), (11, 12), (99, 11))
"""Up to so many columns -> size of the letters; the decree has no size for tables."""


def is_wide(table: Table) -> bool:
    """Say whether a table wants a landscape page."""
    return len(table.columns) > _MOST_UPRIGHT


def widths_of(table: Table, across: float) -> list[float]:
    """Share the width of the page: the number, the name, and the figures alike."""
    figures = max(len(table.columns), 1)
    return [_NUMBER, _NAME] + [(across - _NUMBER - _NAME) / figures] * figures


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
