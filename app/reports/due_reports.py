"""When each kind of report is due next, as far as the calendar knows."""

from collections.abc import Mapping
from datetime import timedelta

from app.domain.calendar.due_state import OPEN
from app.services.app import App
from app.services.calendar.read_calendar import CalendarLine, here, read_calendar
from app.storage.unit_of_work import Snapshot

_KINDS = {"D3": "weekly", "D4": "monthly"}
"""Deadline of the shipped calendar -> the kind of report that it asks for."""
_BACK, _AHEAD = timedelta(days=7), timedelta(days=45)


def due_reports(app: App, snapshot: Snapshot) -> Mapping[str, CalendarLine]:
    """Give the next open occurrence of each kind, the earliest first; a late one is still open."""
    now = here(app)
    lines = read_calendar(app, snapshot, now.date() - _BACK, now.date() + _AHEAD, now)
    found: dict[str, CalendarLine] = {}
    for line in lines:
        kind = _KINDS.get(line.due.deadline.code)
        if kind and line.state in OPEN:
            found.setdefault(kind, line)
    return found
