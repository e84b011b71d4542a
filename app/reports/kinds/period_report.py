"""Reports of a week, a month … a campaign: figures at its end, movements in it, the period before.

Who is counted, their age and their village are as of the end of the last day; what a record says
is as of the cut-off: Friday 10:00 for a week, the end of the last day for all others, and never
later than the moment at which the report is made.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import VillageId
from app.domain.reports.period import Period
from app.messages import periods as words
from app.messages.reports import day_in_words, moment_in_words, thousands
from app.reports.as_of import AsOf, counted_as_of
from app.reports.behind import who_of
from app.reports.figures import Tally
from app.reports.issued.issue import read_issued
from app.reports.kinds import comparison, movement_table
from app.reports.kinds.comparison import Side, Sides
from app.reports.kinds.movement_table import Moves
from app.reports.kinds.period_kinds import LENGTHS, cut_off, period_words
from app.reports.kinds.village_progress import KIND as PROGRESS
from app.reports.kinds.village_progress import Places, places_of, progress_table
from app.reports.report import Report, Table, Who
from app.services.app import VIETNAM, App
from app.services.movements.kept_book import kept_book
from app.services.steady_memory import steady_memory
from app.storage.unit_of_work import Snapshot

_MINUTE = timedelta(minutes=1)


def period_report(kind: str) -> Callable[..., Report]:
    """Give what makes the reports of a kind."""

    def make(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
        with app.store.read() as snapshot, steady_memory():
            return _Making(app, snapshot, kind, period, listen).report()

    return make


@dataclass(frozen=True, slots=True)
class _Before:
    """The period before: its progress table where that is known, and what is said of it."""

    period: Period
    side: Side | None
    notes: tuple[str, ...]


class _Making:
    """One report, of one reading of the store."""

    def __init__(
        self, app: App, snapshot: Snapshot, kind: str, period: Period, listen: Listen
    ) -> None:
        self._listen = listen
        self._snapshot, self._kind, self._period = snapshot, kind, period
        self._today, self._now = app.today(), app.minute()
        self._last = min(period.until, self._today)
        self._book = kept_book(app, snapshot)
        listen()
        self._rows = snapshot.counted.active()
        listen()
        self._villages = snapshot.villages.as_listed()
        self._name = period_words(kind, period)

    def report(self) -> Report:
        """Make it."""
        taken_at = cut_off(self._kind, self._period, self._now)
        there = self._as_of(self._last, taken_at)
        tally = Tally(heard(there.children, self._listen))
        moves = Moves(self._book, self._period.since, self._last)
        self._listen()
        before = self._before()
        self._listen()
        lived_in = tally.villages | moves.villages | _lines_of(before)
        places = places_of(self._villages, lived_in)
        progress = self._progress(tally, places, self._notes(there, taken_at))
        sides = Sides(before.side, Side(progress, who_of(tally)))
        return Report(
            kind=self._kind,
            title=words.TITLES[self._kind],
            period=self._period,
            taken_at=taken_at,
            tables=(progress, self._movements(moves, places), *_compared(sides, before, places)),
            who=_who(tally, moves, sides),
        )

    def _as_of(self, day: date, taken_at: datetime) -> AsOf:
        there = self._book.there(day)
        self._listen()
        moment = taken_at + _MINUTE
        return counted_as_of(self._snapshot, there, day, moment, self._rows, self._listen)

    def _progress(self, tally: Tally, places: Places, notes: tuple[str, ...]) -> Table:
        title = words.PROGRESS.format(day=day_in_words(self._last))
        return replace(progress_table(tally, places), title=title, notes=notes)

    def _movements(self, moves: Moves, places: Places) -> Table:
        begun = self._begun_at()
        notes: tuple[str, ...] = ()
        if begun and self._period.since <= begun.date() <= self._last:
            notes = (words.BEGUN.format(day=day_in_words(begun.date())),)
        title = words.MOVEMENTS.format(period=self._name)
        return movement_table.movement_table(moves, places, title, notes)

    def _notes(self, there: AsOf, taken_at: datetime) -> tuple[str, ...]:
        day = day_in_words(self._last)
        notes = [words.COUNTED.format(day=day, cut_off=moment_in_words(taken_at))]
        if self._last < self._period.until:
            notes.append(words.NOT_OVER.format(day=day))
        if there.over_age:
            notes.append(words.NOT_CHILDREN.format(count=thousands(there.over_age)))
        return (*notes, *_settled(there, taken_at))

    def _before(self) -> _Before:
        period = self._period.before(LENGTHS[self._kind])
        issued = self._snapshot.issued.of_period(self._kind, period)
        if issued:
            kept = read_issued(self._snapshot, issued.id).report
            number = words.NUMBERED.format(number=issued.number) if issued.number else ""
            at = moment_in_words(issued.taken_at)
            note = words.FROM_ISSUED.format(number=number, cut_off=at)
            return _Before(period, Side(kept.table(PROGRESS), kept.who), (note,))
        return self._reckoned(period)

    def _reckoned(self, period: Period) -> _Before:
        """Reckon the period before from the book: nothing of it is known before the book began."""
        taken_at = cut_off(self._kind, period, self._now)
        begun, day = self._begun_at(), day_in_words(period.until)
        if begun is None or begun > taken_at:
            return _Before(period, None, (words.UNKNOWN.format(day=day),))
        there = self._as_of(period.until, taken_at)
        tally = Tally(heard(there.children, self._listen))
        table = progress_table(tally, places_of(self._villages, tally.villages))
        notes = words.RECKONED.format(day=day), *_settled(there, taken_at)
        return _Before(period, Side(table, who_of(tally)), notes)

    def _begun_at(self) -> datetime | None:
        begun = self._snapshot.past.begins_at()
        return begun.astimezone(VIETNAM) if begun else None


def _lines_of(before: _Before) -> set[VillageId]:
    return {VillageId(line.key) for line in before.side.table.lines} if before.side else set()


def _settled(there: AsOf, taken_at: datetime) -> tuple[str, ...]:
    if not there.settled:
        return ()
    day = day_in_words(taken_at.date())
    return (words.SETTLED.format(count=thousands(there.settled), day=day),)


def _compared(sides: Sides, before: _Before, places: Places) -> tuple[Table, Table]:
    name = words.days_in_words(before.period)
    whole = comparison.comparison_table(sides, words.COMPARISON.format(period=name), before.notes)
    by_village = words.BY_VILLAGE.format(period=name)
    return whole, comparison.village_comparison(sides, places, by_village)


def _who(tally: Tally, moves: Moves, sides: Sides) -> Who:
    tables: dict[str, Who] = {
        PROGRESS: who_of(tally),
        movement_table.KEY: moves.who,
        comparison.KEY: sides.who,
        comparison.BY_VILLAGE: sides.who,
    }
    return lambda table, line, column: tables[table](table, line, column)
