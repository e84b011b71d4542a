"""Work for when the first page stands: the matcher reads the commune, ages are looked at."""

from PySide6.QtCore import QObject, QTimer

from ui.desk import Desk

QUIET_MS = 300
"""How long the store must rest first: whoever starts the program sees it before this work does."""
LOOK_AT_AGES_EVERY_MS = 3_600_000
"""A window may stay open over midnight; looking again on the same day costs one short read."""


class WarmUp(QObject):
    """Waits until the store has rested a moment, then sets the lanes to work.

    Children turn 16 by themselves: once a day everyone is checked anew.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._read)
        desk.store.busy_changed.connect(self._wait)
        self._hourly = QTimer(self, interval=LOOK_AT_AGES_EVERY_MS)
        self._hourly.timeout.connect(self._look_at_ages)

    def _wait(self, busy: bool) -> None:
        if busy:
            self._timer.stop()
        else:
            self._timer.start()

    def _read(self) -> None:
        self._desk.store.busy_changed.disconnect(self._wait)
        self._desk.matching.warm_up()
        self._look_at_ages()
        self._hourly.start()

    def _look_at_ages(self) -> None:
        from app.services.check_records import check_everyone

        app = self._desk.app
        self._desk.store.run(lambda: check_everyone(app), self._tell, owner=self)

    def _tell(self, looked: bool) -> None:
        if looked:
            self._desk.signals.announce("child")
