"""Watches for likely duplicates while one types: a lane of its own, the newest question wins."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.matching.person import Person
from app.services.app import App
from app.services.find_likely import LikelyChildren, Likeness
from ui.tasks import Lane

PAUSE_MS = 12
"""Between the last key and the question; fast typing asks once."""
_KEY = "visit.likely"


class LikelyWatch(QObject):
    """Asks and tells; typing never waits for it."""

    found = Signal(list)
    """Likenesses, the likeliest first, for what was asked last."""

    def __init__(self, app: App, parent: QObject) -> None:
        super().__init__(parent)
        self._likely = LikelyChildren(app)
        self._lane = Lane("matching", self)
        self._draft: Person | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)

    def ask(self, draft: Person | None) -> None:
        """Ask who is like this; None, and a draft without name and number, is like nobody."""
        self._draft = draft
        self._timer.start()

    def warm_up(self) -> None:
        """Read the commune before the first key is pressed."""
        self._lane.run(lambda: self._likely.of(Person()), lambda _: None)

    def close(self) -> None:
        """End the lane."""
        self._timer.stop()
        self._lane.close()

    def _ask(self) -> None:
        draft = self._draft
        if draft is None or not (draft.full_name or draft.national_id):
            self._lane.drop(_KEY)
            self.found.emit([])
            return
        self._lane.run(lambda: self._likely.of(draft), self._tell, key=_KEY, owner=self)

    def _tell(self, likenesses: list[Likeness]) -> None:
        self.found.emit(likenesses)
