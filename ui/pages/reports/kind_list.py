"""The kinds of report: what each is, and when it is due where the calendar knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.calendar.due_state import DueState
from app.messages.reports import TITLES
from ui.models.line_model import Line
from ui.sentences.report import KIND_HINTS, KIND_NAMES
from ui.widgets.line_list import LineList
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.calendar.read_calendar import CalendarLine

_SHOUTS = {DueState.LATE: "Quá hạn", DueState.TODAY: "Hạn hôm nay"}


class KindList(LineList):
    """A line for each kind; the arrows move, Enter or a click takes."""

    def __init__(self) -> None:
        super().__init__("Loại báo cáo")
        self.setUniformItemSizes(False)
        self.setWordWrap(True)

    def show_kinds(
        self, kinds: Sequence[str], due: Mapping[str, CalendarLine], chosen: str
    ) -> None:
        """Show all kinds with one marked."""
        lines = [
            Line(kind, _words(kind, due.get(kind)), tip=TITLES.get(kind, "")) for kind in kinds
        ]
        self.show_lines(lines, kinds.index(chosen) if chosen in kinds else -1)


def _words(kind: str, due: CalendarLine | None) -> str:
    name = KIND_NAMES.get(kind) or TITLES.get(kind, kind)
    hint = KIND_HINTS.get(kind, "")
    if due is not None:
        one = due.due.occurrence
        at = f"{one.at:%H:%M} " if one.at else ""
        when = f"{at}{day(one.due_on.isoformat())}"
        hint = f"{_SHOUTS.get(due.state, 'Hạn')}: {when}"
    return f"{name}\n{hint}" if hint else name
