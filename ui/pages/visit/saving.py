"""Saves a visit in the lane and tells how it went, with the family as the store holds it then."""

from PySide6.QtCore import QObject, Signal

from app.domain.ids import HouseholdId
from app.services.app import App
from app.services.outcome import NeedsDecision, Outcome, Refused, Saved
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry
from ui.desk import Desk
from ui.pages.visit.lookups import Family, read_family


class Saving(QObject):
    """One save at a time."""

    saved = Signal(Saved, Family)
    refused = Signal(Refused)
    asked = Signal(NeedsDecision)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.under_way = False

    def save(self, entry: VisitEntry) -> None:
        """Begin to save; the answer comes as one of the signals."""
        self.under_way = True
        app = self._desk.app
        self._desk.store.run(lambda: _save(app, entry), self._tell, self._fail, owner=self)

    def _tell(self, answer: tuple[Outcome, Family | None]) -> None:
        self.under_way = False
        match answer:
            case Saved() as saved, Family() as family:
                self.saved.emit(saved, family)
            case Refused() as refused, _:
                self.refused.emit(refused)
            case NeedsDecision() as asked, _:
                self.asked.emit(asked)

    def _fail(self, error: Exception) -> None:
        self.under_way = False
        self.failed.emit(error)


def _save(app: App, entry: VisitEntry) -> tuple[Outcome, Family | None]:
    outcome = enter_visit(app, entry)
    if not isinstance(outcome, Saved):
        return outcome, None
    return outcome, read_family(app, HouseholdId(entry.household.id))
