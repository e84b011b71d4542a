"""What the sheet of arrivals holds: the file, who its children are, and taking them; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.messages.movements import MOVEMENTS, refusal_sentence
from app.services.movements.receive_children import (
    ArrivalFile,
    Asked,
    Taking,
    open_children,
    receive_children,
    who_they_may_be,
)
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.sentences.movement import received_words
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from app.domain.ids import ChildId
    from app.services.movements.receive_children import Known
    from ui.desk import Desk


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

    def open(self, path: Path, passphrase: str) -> None:
        """Read a file."""
        app = self._desk.app

        def work() -> tuple[ArrivalFile, Mapping[str, Known]]:
            file = open_children(path, passphrase, on=app.today())
            return file, who_they_may_be(app, file)

        self._desk.store.run(work, self._take_file, self._fail, key="receive", owner=self)

    def take(
        self, same_as: Mapping[str, ChildId | None], happened_on: date | None, *, trust: bool
    ) -> None:
        """Take the children in."""
        app, file = self._desk.app, self.file
        if file is None:
            return
        taking = Taking(same_as=same_as, happened_on=happened_on, trust_signer=trust)

        def work() -> Saved | Refused | Asked:
            return receive_children(app, file, taking, on=app.today())

        self._desk.store.run(work, self._taken, self._fail, owner=self)

    def _take_file(self, read: tuple[ArrivalFile, Mapping[str, Known]]) -> None:
        self.file, self.known = read
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
