"""Which report is due, and a report with its words and its draft: read in the lane of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.calendar.due_state import DueState
from app.reports.due_reports import due_reports
from app.reports.letter.letter import letter_head
from app.reports.report_kinds import KINDS
from app.services.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.reports.period import Period
    from app.reports.letter.letter import LetterHead, ReportText
    from app.reports.report import Report
    from app.services.app import App
    from app.services.calendar.read_calendar import CalendarLine
    from app.services.pace import Cancelled, Progress

LAST_KIND = "report.kind"
_PRESSING = (DueState.LATE, DueState.TODAY, DueState.SOON)
"""What is due is shown first; else the kind that was shown last."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A report as it was counted, the words the program writes for it, and the kept draft."""

    report: Report
    head: LetterHead
    fresh: ReportText
    period: Period
    """The one that was asked for."""
    draft: str = ""


def begin(app: App, wanted: str) -> tuple[str, Period, Mapping[str, CalendarLine]]:
    """Say which kind is meant (`wanted` is asked for), its usual period, and what is due."""
    with app.store.read() as snapshot:
        due = {kind: line for kind, line in due_reports(app, snapshot).items() if kind in KINDS}
        last = snapshot.settings.get(LAST_KIND)
        pressing = [kind for kind, line in due.items() if line.state in _PRESSING]
        order = (wanted, *pressing, last, *due)
        kind = next((one for one in order if one in KINDS), next(iter(KINDS)))
        usual = KINDS[kind].usual(snapshot, app.today())
    if wanted and wanted != last:
        with app.write("setting") as unit:
            unit.settings.put(LAST_KIND, kind)
    return kind, usual, due


def count(
    app: App, kind: str, period: Period, progress: Progress, cancelled: Cancelled
) -> tuple[Counted, int]:
    """Count and write a report, and give the last change that it knows of.

    Raises KnownError `cancelled` and those of the kind.
    """
    with app.store.read() as snapshot:
        seq = snapshot.journal.last_seq()
    pace = Pace(2, progress, cancelled)
    pace.listen()
    report = KINDS[kind].make(app, period, pace.listen)
    pace.tick()
    pace.listen()
    with app.store.read() as snapshot:
        head = letter_head(snapshot, app.commune)
        fresh = KINDS[kind].write(snapshot, app.commune, report)
        draft = snapshot.drafts.newest(page_of(kind, period))
    return Counted(report, head, fresh, period, draft.body if draft else ""), seq


def page_of(kind: str, period: Period) -> str:
    """Name the draft of a report."""
    return f"report/{kind}/{period.since}/{period.until}"
