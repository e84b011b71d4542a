"""The state of an office's tab: the office, the lists that went to it, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.calendar.read_calendar import read_book
from app.services.handoff.read_offices import read_offices
from app.services.handoff.remind_hand_offs import count_to_send

if TYPE_CHECKING:
    from app.domain.handoff.hand_off import HandOffStand
    from app.domain.handoff.office import Office
    from app.services.app import App
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class OfficeLists:
    """An office and its lists, the newest first."""

    office: Office
    stands: tuple[HandOffStand, ...] = ()
    to_send: int = 0
    """Children whom the next list would have."""
    begun: date = date.min
    """The day the book was begun: what was due before is nobody's fault."""


class ListsModel(QObject):
    """Reads in the lane of the store."""

    listed = Signal()

    def __init__(self, desk: Desk, office: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self.lists: OfficeLists | None = None

    def read(self) -> None:
        """Read again."""
        app, office = self._desk.app, self._office
        self._desk.store.run(
            lambda: read_lists(app, office), self._take, key=f"handoff.{office}", owner=self
        )

    def _take(self, lists: OfficeLists) -> None:
        self.lists = lists
        self.listed.emit()


def read_lists(app: App, office: str) -> OfficeLists:
    """Read an office with its lists; runs in the lane of the store."""
    with app.store.read() as snapshot:
        return OfficeLists(
            read_offices(app, snapshot)[office],
            tuple(snapshot.hand_offs.stands(office)),
            count_to_send(snapshot, office, app.today()),
            read_book(app, snapshot).since,
        )
