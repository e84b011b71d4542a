"""Reads the commune for the matcher once the first page stands: the first visit is quick."""

from PySide6.QtCore import QObject, QTimer

from ui.desk import Desk

QUIET_MS = 300
"""How long the store must rest first: whoever starts the program sees it before this work does."""


class WarmUp(QObject):
    """Waits until the store has rested a moment, then lets the matching lane read everybody."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._read)
        desk.store.busy_changed.connect(self._wait)

    def _wait(self, busy: bool) -> None:
        if busy:
            self._timer.stop()
        else:
            self._timer.start()

    def _read(self) -> None:
        self._desk.store.busy_changed.disconnect(self._wait)
        self._desk.matching.warm_up()
