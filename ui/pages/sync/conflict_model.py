"""The state of the page of conflicts: which children wait, which is open, what is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.decide_conflicts import decide_conflicts
from app.services.outcome import Refused, Saved
from app.services.read_conflicts import OpenConflict, read_conflicts
from ui.errors import told
from ui.messages import problem_sentence, returned_sentence
from ui.pages.sync.conflict_choice import ConflictChoice
from ui.pages.sync.words import decided_words
from ui.sentences import PROBLEMS
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.read_group import FieldLine
    from ui.desk import Desk


class ConflictModel(QObject):
    """Conflicts in, decisions out; a decision opens the next one."""

    result_name = "Sẽ ghi"
    opened = Signal()
    """Another conflict is open; none when `choice` is None."""
    chosen = Signal(str)
    """A field is taken from elsewhere."""
    refused = Signal(str)
    """A sentence that says why a decision was not saved."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.conflicts: list[OpenConflict] = []
        self.choice: ConflictChoice | None = None
        self.villages: Mapping[str, str] = {}
        self._deciding = False

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields of the open conflict, under those that tell who wrote them."""
        return self.choice.lines if self.choice else ()

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

    def close(self) -> None:
        """Show none; nothing is decided."""
        self.choice = None

    def go(self, step: int) -> None:
        """Open the conflict before or after; the ends lead round."""
        if self.conflicts:
            self._open_at((self.place + step) % len(self.conflicts))

    def take(self, field: str, place: int) -> None:
        """Take a field from one of the writers."""
        if self.choice and self.choice.take(field, place):
            self.chosen.emit(field)

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        if self.choice:
            self.choice.write(field, text)
            self.chosen.emit(field)

    def decide(self) -> None:
        """Save what is taken, then open the next conflict."""
        if self.choice is None or self._deciding:
            return
        self._deciding = True
        app, settlement = self._desk.app, self.choice.settlement()
        self._desk.store.run(
            lambda: decide_conflicts(app, settlement, on=app.today()),
            self._decided,
            self._fail,
            owner=self,
        )

    def _decided(self, outcome: Saved | Refused) -> None:
        self._deciding = False
        if isinstance(outcome, Refused):
            code = outcome.problems[0].code
            known = problem_sentence(code) if code in PROBLEMS else returned_sentence(code)
            self.refused.emit(known)
            return
        place = self.place
        name = self.conflicts[place].child.full_name if place >= 0 else ""
        if place >= 0:
            del self.conflicts[place]
        self._open_at(place % len(self.conflicts) if self.conflicts else -1)
        notice = Notice(decided_words(name), outcome.group_id)
        self._desk.signals.announce("child", "circumstance", notice=notice)

    def _fail(self, error: Exception) -> None:
        self._deciding = False
        self.refused.emit(told(error))

    def _take(self, found: list[OpenConflict], id_: str) -> None:
        self.conflicts = found
        places = [at for at, one in enumerate(found) if id_ in (one.child.id, one.record.id)]
        self._open_at(places[0] if places else 0 if found else -1)

    def _open_at(self, place: int) -> None:
        now = self._desk.app.clock()
        self.choice = ConflictChoice(self.conflicts[place], now) if place >= 0 else None
        self.opened.emit()
