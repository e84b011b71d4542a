"""The rows of *Việc đến hạn*: each due with its week, its words, its icon and its colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.calendar.due_state import DueState
from app.messages.calendar import OFF, STATES, WEEKDAYS
from app.services.app import VIETNAM
from ui.icons import icon
from ui.look import LIGHT
from ui.sentences.plan import ON_DAY_OFF
from ui.words import capital, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QIcon

    from app.domain.calendar.deadline import Completion, Deadline
    from app.domain.calendar.due_rule import Occurrence
    from app.services.calendar.read_calendar import CalendarLine
    from ui.pages.plan.due_model import DueMonth

STATE_COLUMN = 1
_ICONS = {
    DueState.LATE: ("error", LIGHT.bad),
    DueState.TODAY: ("warning", LIGHT.warn),
    DueState.SOON: ("warning", LIGHT.warn),
    DueState.RUNNING: ("note", LIGHT.accent),
    DueState.AHEAD: ("note", LIGHT.muted),
    DueState.DONE: ("ok", LIGHT.ok),
    DueState.MISSED: ("close", LIGHT.muted),
    DueState.NOTHING: ("ok", LIGHT.muted),
    DueState.BEFORE: ("note", LIGHT.muted),
}
_COLOURS = {
    DueState.LATE: LIGHT.bad,
    DueState.TODAY: LIGHT.warn,
    DueState.SOON: LIGHT.warn,
    DueState.DONE: LIGHT.ok,
    DueState.MISSED: LIGHT.muted,
    DueState.NOTHING: LIGHT.muted,
    DueState.BEFORE: LIGHT.muted,
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due, or a deadline that is switched off."""

    deadline: Deadline
    week: str
    line: CalendarLine | None = None
    on_day_off: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What it is, whatever stands above it."""
        period = self.line.due.occurrence.period if self.line else ""
        return self.deadline.id, f"{self.line.code if self.line else ''}{period}"


def rows_of(month: DueMonth, *, with_off: bool) -> Iterator[DueRow]:
    """Lay a month out; the week is said where it begins."""
    said = ""
    for line in month.lines:
        due_on = line.due.occurrence.due_on
        monday = due_on - timedelta(days=due_on.weekday())
        week = f"{monday:%d/%m} – {monday + timedelta(days=6):%d/%m}"
        is_off = not month.book.days.has(due_on)
        yield DueRow(line.due.deadline, "" if week == said else week, line, is_off)
        said = week
    for deadline in month.off if with_off else ():
        yield DueRow(deadline, "")


def texts_of(row: DueRow) -> tuple[str, ...]:
    """Say a row."""
    if row.line is None:
        return "", OFF, "", row.deadline.what, ""
    off = f" · {ON_DAY_OFF}" if row.on_day_off else ""
    what = f"{row.deadline.what} ({row.line.code})" if row.line.code else row.deadline.what
    return row.week, _state(row.line), short_due(row.line.due.occurrence) + off, what, _who(row)


def short_due(one: Occurrence) -> str:
    """Say a day in a column: “Thứ Sáu 12/06, 10:00”."""
    weekday = capital(WEEKDAYS[one.due_on.weekday()])
    hour = f", {one.at:%H:%M}" if one.at else ""
    return f"{weekday} {one.due_on:%d/%m}{hour}"


def colour_of(row: DueRow) -> str:
    """Give the colour of a row."""
    return _COLOURS.get(row.line.state, "") if row.line else LIGHT.muted


def picture_of(row: DueRow, column: int) -> QIcon | None:
    """Give the icon of the state."""
    if column != STATE_COLUMN:
        return None
    drawing, colour = _ICONS[row.line.state] if row.line else ("close", LIGHT.muted)
    return icon(drawing, colour)


def _state(line: CalendarLine) -> str:
    words = STATES[line.state]
    return f"{words}: {line.reminder.children} trẻ" if line.reminder else words


def _who(row: DueRow) -> str:
    done = row.line.due.done if row.line else None
    if done is None:
        return ""
    said = (part for part in (done.done_by, _moment(done), done.note) if part)
    return " · ".join(said)


def _moment(done: Completion) -> str:
    """Write when it was done; a list that went out has a day alone."""
    if "T" not in done.done_at:
        return day(done.done_at)
    return f"{datetime.fromisoformat(done.done_at).astimezone(VIETNAM):%H:%M %d/%m/%Y}"
