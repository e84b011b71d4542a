"""What the sheet of movements holds of one child, and what it does; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.movements.movement_kind import kind_of
from app.messages.movements import refusal_sentence
from app.services.movements.correct_movement import correct_movement, remove_movement
from app.services.movements.pass_on import PassedOn, pass_on
from app.services.movements.read_movements import ChildMovements, read_movements
from app.services.movements.record_movement import NewMovement, record_movement
from app.services.outcome import Refused, Saved
from app.storage.child_file import new_passphrase
from ui.errors import told
from ui.movements.commune_field import place_choices
from ui.sentences import NAMELESS
from ui.sentences.movement import (
    corrected_words,
    recorded_words,
    removed_words,
    written_words,
)
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.domain.ids import ChildId
    from app.domain.movements.movement import Movement
    from app.services.app import App
    from ui.desk import Desk
    from ui.widgets.choice_field import Choice


def read_child(app: App, child_id: ChildId) -> ChildMovements | None:
    """Read a child's movements; runs in the lane of the store."""
    with app.store.read() as snapshot:
        child = snapshot.children.get(child_id)
        return read_movements(snapshot, child, app.today()) if child else None


class MovementModel(QObject):
    """One child at a time."""

    changed = Signal()
    """`opened` is another one, or was read again."""
    saved = Signal()
    """What was on the form is in the store."""
    refused = Signal(str)
    """Why nothing was stored."""
    written = Signal(str)
    """A file was written: its passphrase, in a sentence."""
    places_found = Signal(str, object)
    """A text, and the answer to it (`app.domain.places.place_search`)."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.opened: ChildMovements | None = None
        desk.signals.changed.connect(lambda _: self._read_again())

    @property
    def name(self) -> str:
        """Name the child."""
        return (self.opened.child.full_name if self.opened else "") or NAMELESS

    def open(self, child_id: ChildId) -> None:
        """Read a child."""
        app = self._desk.app
        self._desk.store.run(
            lambda: read_child(app, child_id), self._take, key="movements", owner=self
        )

    def shut(self) -> None:
        """Put the child away."""
        self._desk.store.drop("movements")
        self.opened = None

    def find_places(self, text: str) -> None:
        """Look for the communes a text may mean."""
        app = self._desk.app

        def found(choices: list[Choice]) -> None:
            self.places_found.emit(text, choices)

        self._desk.store.run(
            lambda: place_choices(app, text),
            found,
            key="movements.place",
            owner=self,
        )

    def record(self, entry: NewMovement) -> None:
        """Record what the form says."""
        app = self._desk.app
        kind, count = kind_of(entry.code), len(entry.children)

        def work() -> Saved | Refused:
            return record_movement(app, entry, on=app.today())

        self._run(work, recorded_words(kind.label, self.name, count))

    def correct(self, movement: Movement, texts: Mapping[str, str]) -> None:
        """Put a movement right."""
        app = self._desk.app

        def work() -> Saved | Refused:
            return correct_movement(app, movement.id, texts, on=app.today())

        self._run(work, corrected_words(kind_of(movement.code).label, self.name))

    def remove(self, movement: Movement) -> None:
        """Take a movement out."""
        app = self._desk.app

        def work() -> Saved | Refused:
            return remove_movement(app, movement.id, on=app.today())

        self._run(work, removed_words(kind_of(movement.code).label, self.name))

    def pass_on(self, path: Path) -> None:
        """Write the child, and those of its household who left with it, into a file."""
        app, opened = self._desk.app, self.opened
        if opened is None:
            return
        children, word = list(opened.family) or [opened.child.id], new_passphrase()

        def written(done: PassedOn) -> None:
            said = written_words(done.children, path.name, word, done.check_words)
            self.written.emit(said)

        self._desk.store.run(
            lambda: pass_on(app, children, path, word),
            written,
            lambda error: self.refused.emit(told(error)),
            owner=self,
        )

    def _run(self, work: Callable[[], Saved | Refused], said: str) -> None:
        def done(outcome: Saved | Refused) -> None:
            match outcome:
                case Saved(group_id=group):
                    self.saved.emit()
                    announce = self._desk.signals.announce
                    announce("child", "movement", notice=Notice(said, group))
                case Refused(problems=problems):
                    self.refused.emit(refusal_sentence(problems[0].code))

        self._desk.store.run(work, done, lambda error: self.refused.emit(told(error)), owner=self)

    def _read_again(self) -> None:
        if self.opened is not None:
            self.open(self.opened.child.id)

    def _take(self, opened: ChildMovements | None) -> None:
        self.opened = opened
        self.changed.emit()
