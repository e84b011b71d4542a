"""The figures of a period beside those of the period before: then, now and the difference."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.domain.ids import ChildId
from app.domain.tables.column_rules import Kind
from app.messages import periods as words
from app.messages import reports as said
from app.reports.behind import came_and_left
from app.reports.kinds.village_progress import FIGURES, Places
from app.reports.report import TOTAL, Column, Line, Reckoned, Table, Value, Who, by_key, line_of

KEY, BY_VILLAGE = "comparison", "comparison-villages"
THEN, NOW, DIFFERENCE = "then", "now", "difference"
_NAMES = ((THEN, words.THEN), (NOW, words.NOW), (DIFFERENCE, words.DIFFERENCE))
_SHOWN = ("children", "special", "updated")
"""The figures that are compared village by village: more would not fit on a page."""
_PARTED = "."


def columns_of(figure: str = "") -> tuple[Column, ...]:
    """Give the three columns of a comparison, under the name of their figure."""
    begins = f"{figure}{_PARTED}" if figure else ""
    above = said.FIGURES[figure] if figure else ""
    parts = f"{begins}{NOW}", f"{begins}{THEN}"
    reckoned = Reckoned(Kind.DIFFERENCE, parts)
    return tuple(
        Column(f"{begins}{key}", name, above, reckoned if key == DIFFERENCE else None)
        for key, name in _NAMES
    )


COLUMNS = columns_of()
VILLAGE_COLUMNS = tuple(column for figure in _SHOWN for column in columns_of(figure))


class Side(NamedTuple):
    """The progress table of a moment, and who is behind its figures."""

    table: Table
    who: Who | None


class Sides:
    """The progress tables of two moments; `then` is None where nothing is known of it."""

    def __init__(self, then: Side | None, now: Side) -> None:
        self._sides = {THEN: then, NOW: now}

    def value(self, side: str, figure: str, line: str) -> Value:
        """Give a figure of one moment; a village that was not there had nobody."""
        told = self._sides[side]
        if told is None:
            return None
        table = told.table
        known = (by_key(table.columns, one) for one in table.every_line if one.key == line)
        return next((values[figure] for values in known), 0)

    def who(self, table: str, line: str, column: str) -> Sequence[ChildId]:
        """Name who was counted then or is now; of a difference who is in one of the two alone."""
        figure, _, side = column.rpartition(_PARTED)
        place, figure = (TOTAL, line) if table == KEY else (line, figure)
        if side != DIFFERENCE:
            return self._counted(side, figure, place)
        then, now = (self._counted(one, figure, place) for one in (THEN, NOW))
        came, left = came_and_left(then, now)
        return came + left

    def _counted(self, side: str, figure: str, place: str) -> Sequence[ChildId]:
        told = self._sides[side]
        if told is None or told.who is None:
            return ()
        return told.who(told.table.key, place, figure)

    def both(self, figure: str, line: str) -> Mapping[str, Value]:
        """Give a figure of both moments."""
        return {side: self.value(side, figure, line) for side in (THEN, NOW)}


def comparison_table(sides: Sides, title: str, notes: tuple[str, ...]) -> Table:
    """Compare the figures of the whole commune: a line a figure."""
    names = {key: said.FIGURES[key] for key in FIGURES}
    return Table(
        key=KEY,
        title=title,
        first=words.FIGURE,
        lines_are="figure",
        columns=COLUMNS,
        lines=tuple(
            line_of(COLUMNS, key, _named(key, name), sides.both(key, TOTAL))
            for key, name in names.items()
        ),
        notes=notes,
    )


def _named(figure: str, name: str) -> str:
    return f"{name} {said.UPDATED.lower()}" if figure.endswith("updated") else name


def village_comparison(sides: Sides, places: Places, title: str) -> Table:
    """Compare some figures village by village."""
    lines = tuple(_of_village(sides, id_, name) for id_, name in places)
    return Table(
        key=BY_VILLAGE,
        title=title,
        first=said.VILLAGE,
        columns=VILLAGE_COLUMNS,
        lines=lines,
        total=_of_village(sides, TOTAL, said.TOTAL),
    )


def _of_village(sides: Sides, line: str, name: str) -> Line:
    told = {
        f"{figure}{_PARTED}{side}": value
        for figure in _SHOWN
        for side, value in sides.both(figure, line).items()
    }
    return line_of(VILLAGE_COLUMNS, line, name, told)
