"""Work for when the first page stands: the matcher reads the commune, ages are looked at."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services.app import VIETNAM
from ui.sentences.movement import turned_16_words
from ui.signals import Notice

if TYPE_CHECKING:
    from app.services.app import App
    from app.services.begin_day import BegunDay
    from ui.desk import Desk

QUIET_MS = 300
"""How long the store must rest first: whoever starts the program sees it before this work does."""
LOOK_AT_AGES_EVERY_MS = 3_600_000
"""A machine may sleep over midnight; looking again on the same day costs one short read."""


class WarmUp(QObject):
    """Waits until the store has rested a moment, then sets the lanes to work.

    Children turn 16 by themselves: at midnight, or once a day, everyone is looked at anew.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._read)
        desk.store.busy_changed.connect(self._wait)
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self._look_at_ages)
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
        from app.services.begin_day import begin_day

        app = self._desk.app
        self._midnight.start(ms_to_midnight(app))
        self._desk.store.run(lambda: begin_day(app), self._tell, owner=self)

    def _tell(self, day: BegunDay) -> None:
        if day.turned_16:
            said = turned_16_words(day.turned_16)
            self._desk.signals.announce("child", notice=Notice(said, day.group_id))
        elif day.checked:
            self._desk.signals.announce("child")


def ms_to_midnight(app: App) -> int:
    """Count the milliseconds until the next day begins where the commune is."""
    now = app.clock().astimezone(VIETNAM)
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), VIETNAM)
    return int((midnight - now).total_seconds() * 1000) + 1000
