"""The state of the page of conflicts: which children wait, which is open, what is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.exchange.decide_conflicts import decide_conflicts
from app.services.exchange.read_conflicts import OpenConflict, read_conflicts
from app.services.outcome import Refused, Saved
from ui.pages.sync.conflict_choice import ConflictChoice
from ui.pages.sync.side_by_side_model import SideBySideModel
from ui.pages.sync.words import decided_words
from ui.signals import Notice

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.desk import Desk


class ConflictModel(SideBySideModel[ConflictChoice]):
    """Conflicts in, decisions out; a decision opens the next one."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.conflicts: list[OpenConflict] = []

    @property
    def records(self) -> int:
        """How many wrote side by side."""
        return len(self.choice.writers) if self.choice else 0

    @property
    def place(self) -> int:
        """The place of the open conflict among those that wait; -1 when none is open."""
        open_ = self.choice.conflict.record.id if self.choice else ""
        return next((at for at, one in enumerate(self.conflicts) if one.record.id == open_), -1)

    def open(self, id_: str = "") -> None:
        """Read what waits and open the conflict of a child or a circumstance, or the first one."""
        app = self._desk.app

        def read() -> list[OpenConflict]:
            with app.store.read() as snapshot:
                return read_conflicts(snapshot)

        self._desk.store.run(
            read, lambda found: self._take(found, id_), key="sync.conflicts", owner=self
        )

    def go(self, step: int) -> None:
        """Open the conflict before or after; the ends lead round."""
        if self.conflicts:
            self._open_at((self.place + step) % len(self.conflicts))

    def decide(self) -> None:
        """Save what is taken, then open the next conflict."""
        if self.choice is None or self._saving:
            return
        self._saving = True
        app, settlement = self._desk.app, self.choice.settlement()
        self._desk.store.run(
            lambda: decide_conflicts(app, settlement, on=app.today()),
            self._decided,
            self.fail,
            owner=self,
        )

    def _decided(self, outcome: Saved | Refused) -> None:
        self._saving = False
        if isinstance(outcome, Refused):
            self.tell_refusal(outcome)
            return
        place = self.place
        name = self.conflicts[place].child.full_name if place >= 0 else ""
        if place >= 0:
            del self.conflicts[place]
        self._open_at(place % len(self.conflicts) if self.conflicts else -1)
        notice = Notice(decided_words(name), outcome.group_id)
        self._desk.signals.announce("child", "circumstance", notice=notice)

    def _take(self, found: list[OpenConflict], id_: str) -> None:
        self.conflicts = found
        places = [at for at, one in enumerate(found) if id_ in (one.child.id, one.record.id)]
        self._open_at(places[0] if places else 0 if found else -1)

    def _open_at(self, place: int) -> None:
        now = self._desk.app.clock()
        self.choice = ConflictChoice(self.conflicts[place], now) if place >= 0 else None
        self.opened.emit()
