"""How many of the children whom the statistics office counts are on the system, by village.

The columns are those of the ministry's table (domain.md §9): the circumstances are of the children
on the system. Nothing is divided by a population that is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import ChildId, VillageId
from app.domain.reports.period import Period
from app.domain.reports.population import WHOLE, Counts, counts_of_today
from app.domain.tables.column_rules import Kind
from app.messages import coverage as words
from app.messages import reports as said
from app.reports.figures import Tally
from app.reports.kinds import coverage_notes as notes
from app.reports.kinds.village_progress import Places, places_of
from app.reports.read_counted import read_counted
from app.reports.report import (
    TOTAL,
    Column,
    Line,
    Reckoned,
    Report,
    Table,
    Who,
    by_key,
    line_of,
    total_of,
)
from app.services.app import App
from app.services.population.keep_population import population_of

COVERAGE, TO_ENTER = "coverage", "to-enter"
_GROUPS = ("special", "at_risk", "other", "assisted")
RATE = Reckoned(Kind.PERCENT, ("on_system", "population"))
LEFT = Reckoned(Kind.DIFFERENCE, ("population", "on_system"))

COVERAGE_COLUMNS = (
    Column("population", words.FIGURES["population"]),
    *(Column(key, words.FIGURES[key], words.THERE) for key in ("on_system", *_GROUPS)),
    Column("rate", words.FIGURES["rate"], reckoned=RATE),
)
TO_ENTER_COLUMNS = (
    Column("population", words.PRESENT),
    Column("on_system", words.ENTERED),
    Column("rate", words.FIGURES["rate"], reckoned=RATE),
    Column("to_enter", words.TO_ENTER, reckoned=LEFT),
)


@dataclass(frozen=True)
class _Counted:
    """What both tables are made of."""

    book: Tally
    there: Tally
    """Those on the system."""
    counts: Counts
    places: Places

    @property
    def of_book(self) -> bool:
        """Whether no counts are kept at all."""
        return not self.counts

    def present(self, place: VillageId, *, may_be_of_book: bool) -> int | None:
        """Give the population of a village; None where nobody has counted it."""
        if may_be_of_book and self.of_book:
            return self.book.count("children", place)
        count = self.counts.get(place) if place else None
        return count.children if count else None


def coverage(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
    """Count the ministry's table as of the last day; children of no known village come last."""
    counted = _read(app, period, listen)
    return _report(app, period, counted, _table(COVERAGE, COVERAGE_COLUMNS, counted))


def to_enter(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
    """Count who is present, entered and still to enter.

    Present are those whom the statistics office counts; where its numbers are not kept at all, the
    children of the commune's own book.
    """
    counted = _read(app, period, listen)
    return _report(app, period, counted, _table(TO_ENTER, TO_ENTER_COLUMNS, counted))


def _read(app: App, period: Period, listen: Listen) -> _Counted:
    with app.store.read() as snapshot:
        book = Tally(heard(read_counted(snapshot, period.until, listen=listen), listen))
        villages = snapshot.villages.as_listed()
        counts = counts_of_today(population_of(snapshot), villages)
    listen()
    there = book.where(lambda child: child.on_system)
    listen()
    return _Counted(book, there, counts, places_of(villages, book.villages))


def _table(kind: str, columns: Sequence[Column], counted: _Counted) -> Table:
    may_be_of_book = kind == TO_ENTER
    lines = tuple(
        line_of(
            columns,
            place,
            name,
            {
                "population": counted.present(place, may_be_of_book=may_be_of_book),
                "on_system": counted.there.count("children", place),
                **{group: counted.there.count(group, place) for group in _GROUPS},
            },
        )
        for place, name in counted.places
    )
    total = total_known(columns, lines, counted.counts)
    return Table(
        key=kind,
        title=said.TITLES[kind],
        first=said.VILLAGE,
        columns=tuple(columns),
        lines=lines,
        total=total,
        notes=(*_about(kind, counted), *_about_lines(columns, lines, total, counted)),
    )


def total_known(columns: Sequence[Column], lines: Sequence[Line], counts: Counts) -> Line:
    """Add the lines up; the population is known where every line's is, or the commune's own."""
    total = total_of(columns, said.TOTAL, lines)
    given = by_key(columns, total)
    whole = counts.get(WHOLE)
    if any(one.key and notes.value_of(columns, one, "population") is None for one in lines):
        given["population"] = whole.children if whole else None
    return line_of(columns, TOTAL, said.TOTAL, given)


def _about(kind: str, counted: _Counted) -> list[str]:
    if kind == TO_ENTER and counted.of_book:
        whose = [words.FROM_BOOK]
    else:
        whose = list(notes.source_notes(counted.counts))
    book, there = counted.book.count("children"), counted.there.count("children")
    rest = said.thousands(book - there)
    return [*whose, words.ON_SYSTEM.format(book=said.thousands(book), rest=rest)]


def _about_lines(
    columns: Sequence[Column], lines: Sequence[Line], total: Line, counted: _Counted
) -> list[str]:
    named = [*lines, total]
    return [
        *notes.missing_notes(columns, lines, total),
        *notes.whole_notes(columns, lines, counted.counts),
        *notes.over_notes(columns, named),
        *notes.more_notes(columns, lines),
    ]


def _report(app: App, period: Period, counted: _Counted, table: Table) -> Report:
    return Report(
        kind=table.key,
        title=table.title,
        period=period,
        taken_at=app.minute(),
        tables=(table,),
        who=_who(counted),
    )


def _who(counted: _Counted) -> Who:
    """Name the children of a figure; nobody stands behind a rate or the statistics office's."""
    missing = counted.book.where(lambda child: not child.on_system)
    of_book = {"population": counted.book, "to_enter": missing}

    def who(table: str, line: str, column: str) -> list[ChildId]:
        place = None if line == TOTAL else VillageId(line)
        if column == "on_system":
            return counted.there.who("children", place)
        if column in _GROUPS:
            return counted.there.who(column, place)
        if table == TO_ENTER and counted.of_book and column in of_book:
            return of_book[column].who("children", place)
        return []

    return who
