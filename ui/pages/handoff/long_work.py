"""One long piece of work at a time in the lane of the store, with progress and a way to stop it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from ui.errors import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk


class LongWork(QObject):
    """Tells how far it is; what it gives is told to whoever began it."""

    turned = Signal()
    """It began or ended."""
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self.running = False
        self.trouble = ""
        """Why the last piece came to nothing, in a sentence."""
        self.stopped = False

    def run(
        self,
        work: Callable[[Progress, Cancelled], object],
        done: Callable[[object], None],
    ) -> None:
        """Do a piece of work, unless another is under way."""
        if self.running:
            return
        self._stop = threading.Event()
        self.running, self.trouble, self.stopped = True, "", False
        self.turned.emit()
        progress, stopped = self.progressed.emit, self._stop.is_set

        def end(result: object) -> None:
            self.running = False
            done(result)
            self.turned.emit()

        self._desk.store.run(lambda: work(progress, stopped), end, self._refuse, owner=self)

    def stop(self) -> None:
        """Ask it to end; nothing of it is kept."""
        self._stop.set()

    def _refuse(self, error: Exception) -> None:
        self.running = False
        self.stopped = isinstance(error, KnownError) and error.code == "cancelled"
        self.trouble = told(error)
        self.turned.emit()
