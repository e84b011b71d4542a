"""The movements of a period by village: opening + in − out = closing, and who is in each figure."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from app.domain.ids import ChildId, VillageId
from app.domain.movements.movement_kind import TURNED_16
from app.domain.movements.presence import MERGED, REMOVED, VILLAGE, Book
from app.domain.tables.column_rules import Kind
from app.messages import periods as words
from app.reports.kinds.village_progress import Places, village_table
from app.reports.report import TOTAL, Column, Reckoned, Table, line_of

KEY = "movements"
OPENING, CLOSING = "opening", "closing"
_IN = {"BD01": "born", "BD02": "moved_in", VILLAGE: "from_village"}
_OUT = {
    "BD03": "moved_out",
    "BD04": "died",
    TURNED_16: "turned_16",
    **dict.fromkeys(("BD06", "BD07", MERGED, REMOVED), "taken_out"),
    VILLAGE: "to_village",
}
"""Codes of `movements.csv`, or words of `movements.presence`, that have a column of their own."""
INS = ("born", "moved_in", "added", "from_village")
OUTS = ("moved_out", "died", "turned_16", "taken_out", "closed", "to_village")
COLUMNS = (
    Column(OPENING, words.OPENING),
    *(Column(key, words.MOVES[key], words.IN) for key in INS),
    Column("in", words.SUM, words.IN, reckoned=Reckoned(Kind.SUM, INS)),
    *(Column(key, words.MOVES[key], words.OUT) for key in OUTS),
    Column("out", words.SUM, words.OUT, reckoned=Reckoned(Kind.SUM, OUTS)),
    Column(CLOSING, words.CLOSING),
)


class Moves:
    """Who came and went in a period, by village and column; read in one pass."""

    def __init__(self, book: Book, first: date, last: date) -> None:
        self._who: dict[tuple[str, str], list[ChildId]] = defaultdict(list)
        self.opening = book.there(first - timedelta(days=1))
        self.closing = book.there(last)
        for column, there in ((OPENING, self.opening), (CLOSING, self.closing)):
            for child_id, place in there.items():
                self._who[place, column].append(child_id)
        for step in book.between(first, last):
            into = step.sign > 0
            column = _IN.get(step.kind, "added") if into else _OUT.get(step.kind, "closed")
            self._who[step.village_id, column].append(step.child_id)

    @property
    def villages(self) -> set[VillageId]:
        """Name the villages that anybody was in."""
        return {VillageId(place) for place, _ in self._who}

    def counts(self, place: str) -> Mapping[str, int]:
        """Count each column of a village."""
        counted = (column.key for column in COLUMNS if not column.reckoned)
        return {key: len(self._who.get((place, key), ())) for key in counted}

    def who(self, _table: str, line: str, column: str) -> list[ChildId]:
        """Name the children of a figure; somebody who came twice stands there twice."""
        columns = {"in": INS, "out": OUTS}.get(column, (column,))
        return [
            child_id
            for (place, key), children in self._who.items()
            if key in columns and line in (TOTAL, place)
            for child_id in children
        ]


def movement_table(moves: Moves, places: Places, title: str, notes: tuple[str, ...]) -> Table:
    """Make the table of some places."""
    lines = tuple(line_of(COLUMNS, id_, name, moves.counts(id_)) for id_, name in places)
    return village_table(KEY, title, COLUMNS, lines, notes)
