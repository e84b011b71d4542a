"""A register of births or a list of corrections, taken without asking: only what is safe of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.handoff.registration import Span
from app.services.app import App
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import ImportReport, RowRef
from app.services.lists.import_workbook import found_with
from app.services.lists.preview_list import decide, preview_list
from app.services.lists.take_list import Moved, take_list
from app.services.pace import Cancelled, Progress, say_nothing
from app.services.steady_memory import steady_memory

_NO_ANSWERS: Mapping[str, str] = {}


def safe_of(report: ImportReport) -> frozenset[tuple[RowRef, str]]:
    """Name the proposals of all rows that are safe to take."""
    return frozenset((line.ref, name) for line in report.lines for name in line.safe)


def take_register(
    app: App,
    path: Path,
    *,
    on: date,
    span: Span | None = None,
    dry_run: bool = False,
    answers: Mapping[str, str] = _NO_ANSWERS,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> ImportReport:
    """Take new children and the safe differences in one undoable group; the rest stays proposed.

    `span` are the births that the register covers; without it as the file tells. Raises KnownError
    as `import_workbook` does.
    """
    with steady_memory():
        found = found_with(app, path, answers, on=on, cancelled=cancelled)
        wanted = Decisions(span=span, only_sure=True)
        shown = preview_list(
            app, found, on=on, decisions=wanted, register=True, cancelled=cancelled
        )
        accepted = replace(shown.decisions, accepted=safe_of(shown.report))
        shown = decide(app, shown, accepted, progress=progress, cancelled=cancelled)
        if dry_run:
            return shown.report
        taken = take_list(app, shown, progress=progress, cancelled=cancelled)
        while isinstance(taken, Moved):
            taken = take_list(app, taken.preview, progress=progress, cancelled=cancelled)
        return taken
