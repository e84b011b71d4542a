"""Saving the report of an import as a spreadsheet, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.errors import told
from ui.messages import (
    field_name,
    outcome_name,
    passed_name,
    problem_sentence,
    row_message,
)
from ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.lists.import_report import ImportReport
    from app.services.lists.read_list import FoundList
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk


class ReportSaving(QObject):
    """Writes one report; `saved` or `trouble` says how it went."""

    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.work = Work(self)
        self._report: ImportReport | None = None
        self._found: FoundList | None = None
        self.saved = ""
        self.trouble = ""

    def take(self, report: ImportReport, found: FoundList | None) -> None:
        """Hold the report that is shown, and the file it is about."""
        self._report, self._found = report, found

    def save(self, path: Path) -> None:
        """Write the report to a file."""
        report, found = self._report, self._found
        if report is None or found is None:
            return
        # Imported here, in the GUI thread: see ui.late_imports.
        from app.services.lists.save_report import ReportWords, save_report

        app = self._desk.app
        words = ReportWords(
            field=lambda field: field_name(field.removeprefix("household.")),
            problem=problem_sentence,
            message=row_message,
            outcome=outcome_name,
            passed=passed_name,
        )

        def write(progress: Progress, cancelled: Cancelled) -> Path:
            save_report(app, report, found, path, words, progress=progress, cancelled=cancelled)
            return path

        self.work.run("file", self._desk.store, write, self._take, self._refuse)

    def _take(self, path: Path) -> None:
        self.saved, self.trouble = f"Đã lưu báo cáo: {path.name}.", ""
        self.ended.emit()

    def _refuse(self, error: Exception) -> None:
        self.trouble = told(error)
        self.ended.emit()
