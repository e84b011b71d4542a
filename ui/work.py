"""One piece of long work at a time: how far it is, how long still, and *Dừng*."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.pace import Cancelled, Progress
    from ui.tasks import Lane

T = TypeVar("T")
TOO_EARLY_SECONDS = 1


class Work(QObject):
    """Runs work in a lane; newer work stops older work, whose result is then dropped."""

    changed = Signal()
    """It began or ended: see `kind`."""
    progressed = Signal(int, int)
    """Done and total, in the GUI thread."""
    _told = Signal(int, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = ""
        """What is under way; empty while nothing is."""
        self._number = 0
        self._stop = threading.Event()
        self._clock = QElapsedTimer()
        self._told.connect(self._tell)

    def run(
        self,
        kind: str,
        lane: Lane,
        job: Callable[[Progress, Cancelled], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `job(progress, cancelled)` in the lane, then tell one of the two."""
        self._stop.set()
        stop = self._stop = threading.Event()
        self._number += 1
        number = self._number
        self.kind = kind
        self._clock.start()
        self.changed.emit()
        lane.run(
            lambda: job(lambda d, total: self._told.emit(number, d, total), stop.is_set),
            lambda result: self._end(number, lambda: done(result)),
            lambda error: self._end(number, lambda: failed(error)),
            owner=self,
        )

    def stop(self) -> None:
        """Ask what is under way to end; it ends as a failure with the code `cancelled`."""
        self._stop.set()

    def seconds_left(self, done: int, total: int) -> int | None:
        """Estimate from the pace so far; None while it is too early to say."""
        gone = self._clock.elapsed() / 1000
        return round(gone * (total - done) / done) if done and gone > TOO_EARLY_SECONDS else None

    def _end(self, number: int, tell: Callable[[], None]) -> None:
        if number == self._number:
            self.kind = ""
            self.changed.emit()
            tell()

    def _tell(self, number: int, done: int, total: int) -> None:
        if number == self._number and self.kind:
            self.progressed.emit(done, total)
