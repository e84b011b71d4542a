"""What the sheet of arrivals holds: the file, who its children are, and taking them; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.domain.places.place import VillageBook
from app.domain.text.text import fold
from app.messages.movements import MOVEMENTS, refusal_sentence
from app.services.movements.receive_children import (
    ArrivalFile,
    Asked,
    open_children,
    receive_children,
    who_they_may_be,
)
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.sentences.movement import received_words
from ui.signals import Notice
from ui.village_text import village_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from app.domain.household import Household
    from app.domain.ids import ChildId, VillageId
    from app.domain.places.village import Village
    from app.services.app import App
    from app.services.movements.receive_children import Known, Taking
    from ui.desk import Desk


_MANY, _LOOKED_AT = 8, 300


@dataclass(frozen=True, slots=True)
class _Read:
    """A file, and what this book knows around it."""

    file: ArrivalFile
    known: Mapping[str, Known]
    homes: Mapping[ChildId, Household]
    villages: Sequence[Village]


def _read(app: App, file: ArrivalFile, known: Mapping[str, Known]) -> _Read:
    ids = {child.id for one in known.values() for child in (*one.same, *one.alike)}
    with app.store.read() as snapshot:
        pairs = snapshot.children.with_households(sorted(ids))
        homes = {child.id: home for child, home in pairs}
        return _Read(file, known, homes, snapshot.villages.all())


class ReceiveModel(QObject):
    """One file at a time."""

    opened = Signal()
    """`file` was read, and who its children may be."""
    taken = Signal()
    refused = Signal(str, bool)
    """Why nothing was taken; whether it is for the words of the signature."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.file: ArrivalFile | None = None
        self.known: Mapping[str, Known] = {}
        self.homes: Mapping[ChildId, Household] = {}
        """Where those of this book live whom an arrival may be."""
        self.villages = VillageBook(())
        self._villages: Mapping[str, Village] = {}

    def open(self, path: Path, passphrase: str) -> None:
        """Read a file."""
        app = self._desk.app

        def work() -> _Read:
            file = open_children(path, passphrase, on=app.today())
            return _read(app, file, who_they_may_be(app, file))

        self._desk.store.run(work, self._take_file, self._fail, key="receive", owner=self)

    def village(self, id_: str) -> Village | None:
        """Give a village of the commune."""
        return self._villages.get(id_)

    def village_name(self, home: Household) -> str:
        """Name the village of a household."""
        village = self.village(home.village_id or "")
        return village_title(village) if village else ""

    def find_homes(
        self,
        text: str,
        village_id: VillageId | None,
        found: Callable[[Sequence[Household]], None],
    ) -> None:
        """Find households of this book by head, phone or address; without a village in all.

        Heads that begin with the text come first.
        """
        app = self._desk.app

        def work() -> list[Household]:
            with app.store.read() as snapshot:
                homes = snapshot.households.find(text, village_id, _LOOKED_AT)
            start = fold(text)
            homes.sort(key=lambda home: not fold(home.head_name).startswith(start))
            return homes[:_MANY]

        self._desk.store.run(work, found, key="receive.homes", owner=self)

    def take(self, taking: Taking) -> None:
        """Take the children in."""
        app, file = self._desk.app, self.file
        if file is None:
            return

        def work() -> Saved | Refused | Asked:
            return receive_children(app, file, taking, on=app.today())

        self._desk.store.run(work, self._taken, self._fail, owner=self)

    def _take_file(self, read: _Read) -> None:
        self.file, self.known, self.homes = read.file, read.known, read.homes
        self.villages = VillageBook(read.villages)
        self._villages = {village.id: village for village in read.villages}
        self.opened.emit()

    def _taken(self, outcome: Saved | Refused | Asked) -> None:
        match outcome:
            case Saved(group_id=group):
                count = len(self.file.arrivals) if self.file else 0
                self.file = None
                self.taken.emit()
                notice = Notice(received_words(count), group)
                self._desk.signals.announce("child", "household", "movement", notice=notice)
            case Refused(problems=problems):
                code = problems[0].code
                self.refused.emit(refusal_sentence(code), code == "child_file_other_signer")
            case Asked():
                self.refused.emit(refusal_sentence("changed_meanwhile"), False)

    def _fail(self, error: Exception) -> None:
        known = MOVEMENTS.get(error.code) if isinstance(error, KnownError) else None
        self.refused.emit(known or told(error), False)
