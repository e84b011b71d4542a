"""The state of *Đã phát hành*: the frozen reports, the one in front, how it compares with now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.reports.issued.compare_issued import compare_with_today
from app.reports.issued.issue import issued, read_issued
from ui.errors import told
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.reports.issued_report import IssuedReport
    from app.reports.issued.issue import Issued
    from app.reports.letter.letter_file import Letter
    from app.reports.report import Report
    from app.services.app import App
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk


class IssuedModel(QObject):
    """Reads in the lane of the store."""

    listed = Signal()
    opened = Signal()
    """`frozen` is another report."""
    compared = Signal(object)
    """A Report: figures then and now."""
    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.work = Work(self)
        self.reports: Sequence[IssuedReport] = ()
        self.frozen: Issued | None = None
        self.comparison: Report | None = None

    @property
    def withdrawn(self) -> frozenset[str]:
        """Name the reports in whose place others stand."""
        return frozenset(one.replaces for one in self.reports if one.replaces)

    def read(self, wanted: str = "") -> None:
        """List what was issued, and read one of it: what is asked for, else the newest."""
        self._desk.store.run(
            self._read_all, lambda found: self._list(found, wanted), key="issued.all", owner=self
        )

    def open(self, id_: str) -> None:
        """Read a report as it was."""
        app = self._desk.app

        def work() -> Issued:
            with app.store.read() as snapshot:
                return read_issued(snapshot, id_)

        self._desk.store.run(work, self._show, self._refuse, key="issued.one", owner=self)

    def compare(self) -> None:
        """Hold the report against the figures of now."""
        frozen, app = self.frozen, self._desk.app
        if frozen is None:
            return
        id_ = frozen.about.id

        def work(_progress: Progress, _cancelled: Cancelled) -> Report:
            return compare_with_today(app, id_)

        self.work.run("report", self._desk.store, work, self._hold, self._refuse)

    def letter(self) -> Letter | None:
        """Give the letter as it was issued, or the comparison in its place."""
        from app.reports.letter.letter_settings import own_template

        frozen = self.frozen
        if frozen is None:
            return None
        letter = frozen.letter(frozen.form or own_template(self._desk.app))
        return replace(letter, report=self.comparison or frozen.report)

    def _read_all(self) -> Sequence[IssuedReport]:
        app: App = self._desk.app
        with app.store.read() as snapshot:
            return issued(snapshot)

    def _list(self, found: Sequence[IssuedReport], wanted: str) -> None:
        self.reports = found
        self.listed.emit()
        known = [one.id for one in found]
        here = self.frozen.about.id if self.frozen else ""
        chosen = next((id_ for id_ in (wanted, here, *known) if id_ in known), "")
        if chosen and (chosen != here or wanted):
            self.open(chosen)

    def _show(self, frozen: Issued) -> None:
        self.frozen, self.comparison = frozen, None
        self.opened.emit()

    def _hold(self, report: Report) -> None:
        self.comparison = report
        self.compared.emit(report)

    def _refuse(self, error: Exception) -> None:
        self.troubled.emit(told(error))
