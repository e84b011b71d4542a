"""Read the statistics office's counts out of a file of any layout: a line a village, or a commune.

Nothing is written; what cannot be taken is given back row by row.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.places.place import VillageBook, read_village_name
from app.domain.places.unit_names import UnitNames
from app.domain.reports.day_in_text import cut_off_in
from app.domain.reports.population import WHOLE, Count
from app.domain.text.text import fold
from app.services.app import App
from app.workbook.reader import read_workbook
from app.workbook.tables.progress_tables import (
    ProgressLine,
    ProgressTable,
    progress_tables,
    texts_around,
)

_FIGURES = ("population", "children")
"""What the column may be called, the likelier first."""


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """A row that was not taken as it stands: a code of `app.messages.population`."""

    code: str
    row: int
    name: str


@dataclass(slots=True)
class PopulationFile:
    """What a file says."""

    counts: dict[str, Count] = field(default_factory=dict)
    """Village id, or `WHOLE` -> its count; old villages that are one today are added up."""
    troubles: list[RowTrouble] = field(default_factory=list)


def read_population(
    app: App, path: Path, *, counted_on: date | None = None, source: str = ""
) -> PopulationFile:
    """Read a file; its day is the one it names, unless it is given, its source its own name.

    Raises KnownError: those of `read_workbook`; `population_not_found` where no column of it
    counts children, `population_no_place` where no line is of this commune; both with `file`.
    """
    workbook = read_workbook(path)
    is_known = False
    with app.store.read() as snapshot:
        book = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer)
    taking = _Taking(app, book)
    for sheet in workbook.sheets:
        tables = progress_tables(sheet)
        day = counted_on or cut_off_in(texts_around(sheet, tables), app.today())
        for table in tables:
            figure = next((one for one in _FIGURES if one in table.columns), "")
            is_known = is_known or bool(figure)
            if figure:
                taking.take(table, figure, Count(0, day, source or path.name))
    if not is_known:
        raise KnownError("population_not_found", file=path.name)
    if not taking.found.counts:
        raise KnownError("population_no_place", file=path.name)
    return taking.found


class _Taking:
    """The tables of a file being taken: a name counts once, on whichever sheets it stands."""

    def __init__(self, app: App, book: VillageBook) -> None:
        self._names = UnitNames(app.gazetteer, app.gazetteer.units.province_of(app.commune))
        self._commune = app.commune
        self._book = book
        self._taken: dict[str, tuple[str, int]] = {}
        self.found = PopulationFile()

    def take(self, table: ProgressTable, figure: str, blank: Count) -> None:
        """Take the lines of a table; a line of another commune is passed over."""
        for line in table.lines:
            place = self._place(line)
            value = line.values.get(figure)
            if place is None:
                is_elsewhere = bool(self._names.communes_named(line.name))
                self._say("population_row_unknown", line, unless=is_elsewhere)
            elif value is None:
                self._say("population_row_no_number", line)
            else:
                self._put(place, value, line, blank)

    def _place(self, line: ProgressLine) -> str | None:
        commune, village = self._commune, self._book.find(line.name)
        named = (*self._names.communes_named(line.name), self._names.by_code(line.code))
        is_whole = village is None or fold(line.name) == fold(commune.full_name)
        if commune in named and is_whole:
            return WHOLE
        return village.id if village else None

    def _put(self, place: str, value: int, line: ProgressLine, blank: Count) -> None:
        name = read_village_name(line.name).bare_key
        if name in self._taken:
            self._say("population_row_twice", line, unless=self._taken[name] == (place, value))
            return
        counts = self.found.counts
        known = counts.get(place, blank)
        if place in counts:
            self._say("population_row_added", line)
        counts[place] = replace(known, children=known.children + value)
        self._taken[name] = place, value

    def _say(self, code: str, line: ProgressLine, *, unless: bool = False) -> None:
        if not unless:
            self.found.troubles.append(RowTrouble(code, line.row, line.name or line.code))
