"""Watches for likely duplicates while one types: a lane of its own, the newest question wins."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.matching.person import Person
from ui.desk import Desk

PAUSE_MS = 12
"""Between the last key and the question; fast typing asks once."""
_KEY = "visit.likely"


class LikelyWatch(QObject):
    """Asks and tells; typing never waits for it."""

    found = Signal(list)
    """Likenesses, the likeliest first, for what was asked last."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._likely = desk.matching.likely
        self._lane = desk.matching
        self._draft: Person | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        # Who comes here first thing comes before the window has seen to it.
        self._lane.warm_up()

    def ask(self, draft: Person | None) -> None:
        """Ask who is like this; None, and a draft without name and number, is like nobody."""
        self._draft = draft
        self._timer.start()

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._lane.drop(_KEY)

    def _ask(self) -> None:
        draft, likely = self._draft, self._likely
        if draft is None or not (draft.full_name or draft.national_id):
            self._lane.drop(_KEY)
            self.found.emit([])
            return
        self._lane.run(lambda: likely.of(draft), self.found.emit, key=_KEY, owner=self)
