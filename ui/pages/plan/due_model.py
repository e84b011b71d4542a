"""The state of *Việc đến hạn*: the dues of a month, and what was late before it; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.calendar.due_state import DueState
from app.messages.calendar import WEEKDAYS
from app.services.calendar.change_deadline import (
    new_deadline,
    restore_deadline,
    save_deadline,
    set_hand_off_day,
    switch_deadline,
)
from app.services.calendar.mark_done import mark_done, mark_undone
from app.services.calendar.read_calendar import Calendar, here, weekday_of
from app.services.handoff.read_offices import read_offices
from ui.movements.period_model import month_of
from ui.pages.plan.keeping import KeepingModel
from ui.sentences.plan import SAVED
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.calendar.deadline import Deadline
    from app.domain.calendar.due_state import Book
    from app.domain.handoff.office import Office
    from app.services.app import App
    from app.services.calendar.read_calendar import CalendarLine
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class DueMonth:
    """What stands on the page."""

    lines: Sequence[CalendarLine]
    """Late ones of before first, then the month in order."""
    off: Sequence[Deadline]
    book: Book
    offices: Mapping[str, Office]
    steps: frozenset[str] = frozenset()
    """Ids of what is a step of a plan."""

    def weekday_of(self, deadline: Deadline) -> int | None:
        """Give the weekday of a list that goes out or comes back; None for all else."""
        return weekday_of(deadline, self.offices)


def read_month(app: App, first: date, last: date) -> DueMonth:
    """Read a month; runs in the lane of the store."""
    with app.store.read() as snapshot:
        calendar = Calendar(app, snapshot, here(app))
        before = calendar.pressing((DueState.LATE,))
        late = (line for line in before if line.due.occurrence.due_on < first)
        lines = (*late, *calendar.lines(first, last))
        off = [one for one in calendar.book.deadlines if one.off]
        steps = frozenset(step.id for step in snapshot.steps.all())
        return DueMonth(lines, off, calendar.book, read_offices(app, snapshot), steps)


class DueModel(KeepingModel):
    """A month at a time; begins with this one."""

    record = "deadline"
    listed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.first, self.last = month_of(desk.app.today())
        self.month: DueMonth | None = None

    def read(self) -> None:
        """Read again."""
        app, first, last = self._desk.app, self.first, self.last
        self._desk.store.run(
            lambda: read_month(app, first, last), self._take, key="plan.due", owner=self
        )

    def step(self, months: int) -> None:
        """Go some months on (or back); 0 is this month."""
        if months:
            place = self.first.year * 12 + self.first.month - 1 + months
            day = self.first.replace(year=place // 12, month=place % 12 + 1)
        else:
            day = self._desk.app.today()
        self.first, self.last = month_of(day)
        self.read()

    def mark(self, line: CalendarLine) -> None:
        """Say that it is done, or that it is not after all."""
        app, deadline = self._desk.app, line.due.deadline
        period = line.due.occurrence.period
        is_done = line.state is DueState.DONE
        does = mark_undone if is_done else mark_done
        said = SAVED["undone" if is_done else "done"].format(what=deadline.what)
        self._run(lambda: does(app, deadline.id, period), said)

    def save(self, deadline: Deadline) -> None:
        """Keep a changed deadline."""
        app = self._desk.app
        self._run(lambda: save_deadline(app, deadline), SAVED["changed"].format(what=deadline.what))

    def add(self, what: str, rule: str, note: str) -> None:
        """Keep a new one."""
        app = self._desk.app
        self._run(lambda: new_deadline(app, what, rule, note), SAVED["added"].format(what=what))

    def switch(self, deadline: Deadline) -> None:
        """Switch it off, or on again."""
        app, off = self._desk.app, not deadline.off
        said = SAVED["off" if off else "on"].format(what=deadline.what)
        self._run(lambda: switch_deadline(app, deadline.id, off=off), said)

    def restore(self, deadline: Deadline) -> None:
        """Give it back as it came."""
        app = self._desk.app
        said = SAVED["restored"].format(what=deadline.what)
        self._run(lambda: restore_deadline(app, deadline.id), said)

    def set_weekday(self, deadline: Deadline, weekday: int) -> None:
        """Set the weekday of an office's lists."""
        app = self._desk.app

        def done(before: int | None) -> None:
            self.saved.emit()
            day = "" if before is None else WEEKDAYS[before]
            said = Notice(SAVED["office"].format(what=deadline.what, before=day))
            self._desk.signals.announce("deadline", notice=said)

        self._desk.store.run(lambda: set_hand_off_day(app, deadline, weekday), done, owner=self)

    def _take(self, month: DueMonth) -> None:
        self.month = month
        self.listed.emit()
