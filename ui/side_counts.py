"""The counts beside the places of the side bar: how much work waits there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from app.domain.cleaning.worklists import TO_CLEAN
from app.services.app import App
from app.services.calendar.read_calendar import count_pressing
from app.services.doubles.list_doubles import count_doubles
from app.storage.child_list import ChildFilter
from ui.desk import Desk


def read_counts(app: App) -> dict[str, int]:
    """Count what waits at each place; runs in the lane of the store."""
    with app.store.read() as snapshot:
        return {
            "cleaning": snapshot.list.counts(ChildFilter(worklist=TO_CLEAN)).total,
            "duplicates": count_doubles(snapshot),
            "plan": count_pressing(app, snapshot),
        }


AGAIN_EVERY_MS = 60_000
"""What is due is so to the hour, though nothing was written."""


class SideCounts(QObject):
    """Counts again whenever something was written, and as time goes on."""

    def __init__(
        self, desk: Desk, show: Callable[[Mapping[str, int]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._show = show
        desk.signals.changed.connect(lambda _: self.count())
        timer = QTimer(self, interval=AGAIN_EVERY_MS)
        timer.timeout.connect(self.count)
        timer.start()

    def count(self) -> None:
        """Ask in the lane of the store."""
        app = self._desk.app
        self._desk.store.run(lambda: read_counts(app), self._show, key="side_counts", owner=self)
