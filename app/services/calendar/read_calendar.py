"""What is due and how it stands, the lists of the offices included: the one home of all dates.

What goes out to the police and comes back is due by the weekdays of *Đối soát* and done by the
lists themselves; everything else is done when somebody says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.calendar.deadline import Completion, Deadline, shipped_deadlines
from app.domain.calendar.due_rule import BACK, OUT, Occurrence, Rule, occurrences, weekly_of
from app.domain.calendar.due_state import (
    OPEN,
    SOON,
    Book,
    Due,
    DueState,
    done_by_period,
    rule_of,
    state_of,
)
from app.domain.calendar.plan_due import deadline_of
from app.domain.handoff.hand_off import HandOffStand
from app.domain.handoff.office import Office
from app.services.app import VIETNAM, App
from app.services.calendar.holiday_files import days_worked
from app.services.handoff.read_offices import read_offices
from app.services.handoff.remind_hand_offs import (
    Reminder,
    has_to_send,
    remind_back,
    remind_make,
)
from app.storage.unit_of_work import Snapshot

_WEEK = timedelta(weeks=1)
_LONGEST_BACK = timedelta(days=400)
PRESSING = (DueState.LATE, DueState.TODAY)
"""What is counted beside *Kế hoạch*."""


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """Something that is due, and the hand-off behind it where there is one."""

    due: Due
    reminder: Reminder | None = None
    code: str = ""
    """Of the list that is to come back."""

    @property
    def state(self) -> DueState:
        """How it stands."""
        return self.due.state

    @property
    def by_hand(self) -> bool:
        """Whether somebody says that it is done; a list that came back says so itself."""
        return not self.code


def here(app: App) -> datetime:
    """Give the time on the wall where the commune is, without a zone."""
    return app.clock().astimezone(VIETNAM).replace(tzinfo=None)


def morning_of(day: date) -> datetime:
    """Give the beginning of a day."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (the time on the wall)


def read_deadlines(snapshot: Snapshot) -> list[Deadline]:
    """Give every deadline, those switched off too: the file's, as they were changed, then added."""
    kept = {one.id: one for one in snapshot.deadlines.all()}
    shipped = [kept.pop(one.id, one) for one in shipped_deadlines()]
    return [*shipped, *kept.values()]


def read_book(app: App, snapshot: Snapshot) -> Book:
    """Read what is due (the steps of plans too), what was done, and which days are worked."""
    begun = snapshot.journal.begun_at()
    steps = filter(None, map(deadline_of, snapshot.steps.all()))
    return Book(
        deadlines=[*read_deadlines(snapshot), *steps],
        done=done_by_period(snapshot.completions.all()),
        days=days_worked(snapshot),
        since=begun.astimezone(VIETNAM).date() if begun else app.today(),
    )


def read_calendar(
    app: App, snapshot: Snapshot, first: date, last: date, now: datetime
) -> list[CalendarLine]:
    """Give what is due from one day to another, in order; `now` is the time on the wall."""
    return Calendar(app, snapshot, now).lines(first, last)


def read_today(app: App, snapshot: Snapshot, now: datetime) -> list[CalendarLine]:
    """Give what is late or due today, and what of today is done, in this order."""
    calendar = Calendar(app, snapshot, now)
    today = calendar.lines(now.date(), now.date())
    done = (line for line in today if line.state is DueState.DONE)
    return [*calendar.pressing(PRESSING), *done]


def count_pressing(app: App, snapshot: Snapshot) -> int:
    """Count what is late or due today; whom a list would have is not counted for it."""
    return len(Calendar(app, snapshot, here(app), with_children=False).pressing(PRESSING))


class Calendar:
    """What is due, read at one moment."""

    def __init__(
        self, app: App, snapshot: Snapshot, now: datetime, *, with_children: bool = True
    ) -> None:
        self.book = read_book(app, snapshot)
        self._snapshot = snapshot
        self._now = now
        self._with_children = with_children
        self._offices = read_offices(app, snapshot)
        self._stands = snapshot.hand_offs.stands()
        self._lists: list[CalendarLine] | None = None

    def lines(self, first: date, last: date) -> list[CalendarLine]:
        """Give what is due from one day to another, in order."""
        lines = [CalendarLine(one) for one in self.book.dues(first, last, self._now)]
        if self._lists is None:
            self._lists = list(self._of_lists())
        lines += [one for one in self._lists if first <= one.due.occurrence.due_on <= last]
        return sorted(lines, key=lambda line: line.due.key)

    def pressing(self, states: Sequence[DueState]) -> list[CalendarLine]:
        """Give what is in one of these states up to the next days, in the order of the states."""
        first = max(self.book.since, self._now.date() - _LONGEST_BACK)
        lines = self.lines(first, self._now.date() + SOON)
        wanted = [line for line in lines if line.state in states]
        return sorted(wanted, key=lambda line: (states.index(line.state), line.due.key))

    def _of_lists(self) -> Iterator[CalendarLine]:
        """Give the lines of the offices' lists, all of them around today."""
        for deadline, rule in self.book.rules():
            if rule.kind == OUT and rule.office in self._offices:
                yield from self._out(deadline, rule)
            elif rule.kind == BACK:
                for stand in self._stands:
                    if stand.hand_off.office == rule.office:
                        yield self._returning(deadline, stand)

    def _out(self, deadline: Deadline, rule: Rule) -> Iterator[CalendarLine]:
        weekly = weekly_of(rule, self._offices[rule.office].sends_on)
        today = self._now.date()
        first = max(self.book.since - _WEEK, today - _LONGEST_BACK)
        for one in occurrences(weekly, first, today + _LONGEST_BACK, self.book.days):
            due = self.book.due(deadline, weekly, one, self._now)
            sent = self._sent(rule.office, one)
            if due.done is None and sent is not None:
                due = replace(due, state=DueState.DONE, done=sent)
            yield self._to_make(due, self._offices[rule.office])

    def _to_make(self, due: Due, office: Office) -> CalendarLine:
        """Say of a list that should go out whom it would have, where anybody."""
        if due.state not in PRESSING:
            return CalendarLine(due)
        today = self._now.date()
        if self._with_children:
            reminder = remind_make(self._snapshot, office, due.occurrence.due_on, today)
            is_anybody = reminder is not None
        else:
            reminder, is_anybody = None, has_to_send(self._snapshot, office.key, today)
        state = due.state if is_anybody else DueState.NOTHING
        return CalendarLine(replace(due, state=state), reminder)

    def _returning(self, deadline: Deadline, stand: HandOffStand) -> CalendarLine:
        sheet = stand.hand_off
        one = Occurrence(sheet.due_on, sheet.code, sheet.made_on)
        state = state_of(one, self._now, sheet.made_on) if stand.open else DueState.DONE
        due = Due(deadline, one, state)
        return CalendarLine(due, remind_back(stand, self._now.date()), sheet.code)

    def _sent(self, office: str, one: Occurrence) -> Completion | None:
        """Say who made the list of a week: the first that went out on its day or later."""
        made = [
            stand.hand_off
            for stand in self._stands
            if stand.hand_off.office == office
            and one.due_on <= stand.hand_off.made_on < one.due_on + _WEEK
        ]
        if not made:
            return None
        first = min(made, key=lambda sheet: (sheet.made_on, sheet.number))
        return Completion(
            id=first.id,
            deadline_id="",
            period=one.period,
            done_by=first.author,
            done_at=first.made_on.isoformat(),
            note=first.code,
        )


def weekday_of(deadline: Deadline, offices: Mapping[str, Office]) -> int | None:
    """Give the weekday of an office's lists that go out or come back; None for all else."""
    rule = rule_of(deadline)
    office = offices.get(rule.office) if rule else None
    if rule is None or office is None:
        return None
    return {OUT: office.sends_on, BACK: office.returns_on}.get(rule.kind)


def current_line(lines: list[CalendarLine]) -> CalendarLine | None:
    """Give the occurrence of one deadline that a person means: the late one, else the next."""
    late = [line for line in lines if line.state is DueState.LATE]
    ahead = [line for line in lines if line.state in OPEN]
    return next(iter(late), None) or next(iter(ahead), None)


def find_deadline(snapshot: Snapshot, name: str) -> Deadline | None:
    """Find a deadline by its code or its id."""
    wanted = name.strip().casefold()
    every = read_deadlines(snapshot) if wanted else []
    return next((one for one in every if wanted in (one.code.casefold(), one.id)), None)
