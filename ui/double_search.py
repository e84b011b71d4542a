"""Keeps the likely doubles, and the quality of the day, level with the book while nobody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import KnownError

if TYPE_CHECKING:
    from app.services.doubles.scan_doubles import DoublesScan
    from ui.desk import Desk

REST_MS = 2_000
"""How long nothing must have been written before a search begins, or goes on."""
ASIDE_MS = 60
"""How long a search steps aside for whatever else the lanes are asked."""
BETWEEN_MS = 24
"""Between two steps: whoever types beside the search has the machine for so long."""
RECORDS_A_STEP = 64
"""Some 15 ms of work: so long may a question about a half-typed child have to wait."""
AGAIN_MS = 60_000
"""After a search that could not be kept, because another program held the store or the disk."""


class DoubleSearch(QObject):
    """One search at a time, in small steps in the lane of who is like whom.

    It begins when that lane has read everybody, and again some time after each change, also one
    that was made while it ran; a window that closes waits for one step.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scan: DoublesScan | None = None
        self._is_behind = False
        """Whether anything was written since the search under way began."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        desk.matching.warmed.connect(self._wait)
        desk.signals.changed.connect(lambda _: self._wait())

    def _wait(self) -> None:
        self._is_behind = self._scan is not None
        self._timer.start(REST_MS)

    def _go_on(self) -> None:
        desk = self._desk
        if desk.store.is_busy or desk.matching.is_busy:
            self._timer.start(ASIDE_MS)
            return
        scan = self._scan = self._scan or self._begin()
        desk.matching.run(
            lambda: scan.step(RECORDS_A_STEP), self._stepped, self._put_off, owner=self
        )

    def _begin(self) -> DoublesScan:
        # Also readies what the lanes will need: none of them imports.
        from app.services.cleaning import measure_quality  # noqa: F401
        from app.services.doubles.scan_doubles import DoublesScan

        return DoublesScan(self._desk.app, self._desk.matching.likely)

    def _stepped(self, is_whole: bool) -> None:
        scan = self._scan
        if scan is None:
            return
        if not is_whole:
            self._desk.matching.scanned.emit(scan.done, scan.total)
            if not self._timer.isActive():  # what was written meanwhile is waited for
                self._timer.start(BETWEEN_MS)
            return
        self._scan = None
        if self._is_behind:  # it left out what was written meanwhile
            self._wait()
        self._desk.matching.scanned.emit(0, 0)
        self._keep_day(has_news=scan.has_news)

    def _keep_day(self, *, has_news: bool) -> None:
        from app.services.cleaning.measure_quality import keep_quality_day

        app = self._desk.app
        self._desk.store.run(
            lambda: keep_quality_day(app), lambda _: self._tell(has_news=has_news), owner=self
        )

    def _tell(self, *, has_news: bool) -> None:
        if has_news:
            self._desk.signals.announce("likeness")

    def _put_off(self, error: Exception) -> None:
        self._scan = None
        self._desk.matching.scanned.emit(0, 0)
        if isinstance(error, KnownError):
            self._timer.start(AGAIN_MS)
        else:
            self._desk.matching.failed_unexpectedly.emit(error)
