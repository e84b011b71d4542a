"""How a table of a report stands on paper, in whichever file; widths in millimetres."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from app.messages import reports as said
from app.reports.letter.letter_widths import length_of
from app.reports.report import Column, Line, Table

_NUMBER = 13.5
_SIDES = 4.2
"""What a cell leaves free beside its text, left and right together, and a little more."""
_LEAST_NAME, _MOST_TEXT = 30.5, 88.0
"""The column of names, and any other of words, is at least and at most so wide."""
_MOST_UPRIGHT = 7
"""More columns of figures than these want a landscape page."""
_SHORT, _SENTENCES = 9, 5
"""Words of so many letters stand in a column as wide as one of figures; of sentences in one of so
many times its width."""
_POINTS = ((7, 13), (11, 12), (99, 11))
"""Up to so many columns -> size of the letters; the decree has no size for tables."""
_LEAST_POINTS = 8


def is_wide(table: Table) -> bool:
    """Say whether a table wants a landscape page: one of many columns, or one of sentences."""
    return len(table.columns) > _MOST_UPRIGHT or max(shares_of(table), default=1) >= _SENTENCES


def shares_of(table: Table) -> list[float]:
    """Say how many columns of figures the width of each column is worth."""
    return [
        min(max(_longest(table, at) / _SHORT, 1), _SENTENCES) if column.is_text else 1
        for at, column in enumerate(table.columns)
    ]


def _longest(table: Table, at: int) -> int:
    return max((len(str(line.values[at] or "")) for line in table.lines), default=0)


def runs_of(tables: Sequence[Table]) -> Iterator[tuple[bool, list[Table]]]:
    """Part tables, in their order, into those that follow each other on pages of one kind.

    What would stand upright between two that lie on their side lies with them: no page for a line.
    """
    lies = [is_wide(table) for table in tables]
    wide = [at for at, one in enumerate(lies) if one]
    lies = [bool(wide) and wide[0] <= at <= wide[-1] for at in range(len(lies))]
    for turned, run in groupby(zip(lies, tables, strict=True), key=lambda one: one[0]):
        yield turned, [table for _, table in run]


def widths_of(table: Table, across: float) -> list[float]:
    """Share the width of the page: the number, the name, and each column what its words want."""
    return _form(table, across).widths


def points_of(table: Table, across: float) -> int:
    """Give the size of the letters, in points: smaller where no word would fit its column."""
    return _form(table, across).points


def heads_of(table: Table) -> list[tuple[str, str]]:
    """Name the columns, each with what it stands under together with its neighbours."""
    named = [(column.name, column.above) for column in table.columns]
    return [(said.NUMBER, ""), (table.first, ""), *named]


def texts_of(line: Line) -> list[str]:
    """Write the figures of a line."""
    return [said.figure(value) for value in line.values]


@dataclass(frozen=True, slots=True)
class _Form:
    points: int
    widths: list[float]


@lru_cache(maxsize=64)
def _form(table: Table, across: float) -> _Form:
    usual = next(size for most, size in _POINTS if len(table.columns) <= most)
    room = across - _NUMBER
    for points in range(usual, _LEAST_POINTS, -1):
        if sum(_least(table, points)) <= room:
            return _Form(points, [_NUMBER, *_shared(table, points, room)])
    least = _least(table, _LEAST_POINTS)
    return _Form(_LEAST_POINTS, [_NUMBER, *(room * width / sum(least) for width in least)])


def _shared(table: Table, points: int, room: float) -> list[float]:
    """Give words what they want as far as there is room, and the figures the rest alike."""
    least = _least(table, points)
    is_text = [True, *(column.is_text for column in table.columns)]
    figures = [width for width, text in zip(least, is_text, strict=True) if not text]
    alike = max(figures, default=0.0)
    texts = [width for width, text in zip(least, is_text, strict=True) if text]
    even = sum(texts) + alike * len(figures) <= room
    widths = [
        width if text or not even else alike for width, text in zip(least, is_text, strict=True)
    ]
    wanted = [_wanted(table, at, points) if text else 0.0 for at, text in enumerate(is_text)]
    lacking = [max(want - width, 0.0) for want, width in zip(wanted, widths, strict=True)]
    left = room - sum(widths)
    given = min(left, sum(lacking))
    if given:
        widths = [
            width + given * lack / sum(lacking) for width, lack in zip(widths, lacking, strict=True)
        ]
    takers = [not text for text in is_text] if figures else is_text
    more = (left - given) / sum(takers)
    return [width + more * takes for width, takes in zip(widths, takers, strict=True)]


def _least(table: Table, points: int) -> list[float]:
    """Give the width of each column in which no word is torn: the name first."""
    return [
        max(_LEAST_NAME, *(_words(text, points) for text in _names(table))),
        *(_least_of(table, column, points) for column in table.columns),
    ]


def _least_of(table: Table, column: Column, points: int) -> float:
    head = _words(column.name, points, bold=True)
    return max((head, *(_words(text, points, bold=True) for text in _texts(table, column.key))))


def _wanted(table: Table, at: int, points: int) -> float:
    texts = _texts(table, table.columns[at - 1].key) if at else _names(table)
    longest = max((length_of(text, points, bold=True) for text in texts), default=0.0)
    return min(longest + _SIDES, _MOST_TEXT)


def _words(text: str, points: int, *, bold: bool = False) -> float:
    return max((length_of(one, points, bold=bold) for one in text.split()), default=0.0) + _SIDES


def _names(table: Table) -> list[str]:
    return [line.name for line in table.every_line] + [table.first]


def _texts(table: Table, key: str) -> list[str]:
    at = next(at for at, column in enumerate(table.columns) if column.key == key)
    return [said.figure(line.values[at]) for line in table.every_line]
