"""The state of *Nhập danh sách*: nothing yet, under way, reported, or refused with a reason."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from app.domain.errors import KnownError
from ui.errors import told
from ui.signals import Notice
from ui.words import thousands

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.import_report import ImportReport
    from ui.desk import Desk


class ImportViewModel(QObject):
    """One import at a time, in the lane of the store."""

    began = Signal()
    progressed = Signal(int, int)
    """Done and total, from whichever thread works."""
    ended = Signal()
    """`report` or `trouble` says how."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self._clock = QElapsedTimer()
        self.file = ""
        self.running = False
        self.report: ImportReport | None = None
        self.trouble = ""
        self.stopped = False

    def bring_in(self, path: Path) -> None:
        """Import a file."""
        if self.running:
            return
        self._stop = threading.Event()
        self.file, self.running, self.report, self.trouble = path.name, True, None, ""
        self._clock.start()
        self.began.emit()
        app, progress, stop = self._desk.app, self.progressed.emit, self._stop
        # Imported here, in the GUI thread: see ui.late_imports.
        from app.services.import_workbook import import_workbook

        def bring() -> ImportReport:
            today, stopped = app.today(), stop.is_set
            return import_workbook(app, path, on=today, progress=progress, cancelled=stopped)

        self._desk.store.run(bring, self._take, self._refuse, owner=self)

    def stop(self) -> None:
        """Ask the import to end; then nothing of it is kept."""
        self._stop.set()

    def seconds_left(self, done: int, total: int) -> int | None:
        """Estimate from the pace so far; None while it is too early to say."""
        gone = self._clock.elapsed() / 1000
        return round(gone * (total - done) / done) if done and gone > 1 else None

    def _take(self, report: ImportReport) -> None:
        self.running, self.report = False, report
        self.ended.emit()
        added, changed = thousands(report.added), thousands(report.changed)
        text = f"Đã nhập {report.file}: thêm {added}, sửa {changed} hồ sơ"
        self._desk.signals.announce("child", "household", notice=Notice(text, report.group_id))

    def _refuse(self, error: Exception) -> None:
        self.running, self.trouble = False, told(error)
        self.stopped = isinstance(error, KnownError) and error.code == "cancelled"
        self.ended.emit()
