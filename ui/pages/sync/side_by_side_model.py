"""What the pages of conflicts and of suggestions share: one choice open, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.errors import told
from ui.messages import problem_sentence, returned_sentence
from ui.sentences import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.doubles.read_group import FieldLine
    from app.services.outcome import Refused
    from ui.desk import Desk


class Choice(Protocol):
    """Fields side by side, and what is taken of each."""

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields, under those that tell who wrote them."""

    def take(self, field: str, place: int) -> bool:
        """Take a field from one side; says whether that changed anything."""

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""


ChoiceT = TypeVar("ChoiceT", bound=Choice)


class SideBySideModel(QObject, Generic[ChoiceT]):
    """Holds the open choice; whoever decides says how it is saved."""

    result_name = "Sẽ ghi"
    opened = Signal()
    """Another choice is open; none when `choice` is None."""
    chosen = Signal(str)
    """A field is taken from elsewhere."""
    refused = Signal(str)
    """A sentence that says why nothing was saved."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choice: ChoiceT | None = None
        self.villages: Mapping[str, str] = {}
        self._saving = False

    @property
    def records(self) -> int:
        """How many stand side by side."""
        raise NotImplementedError

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields of the open choice, under those that tell who wrote them."""
        return self.choice.lines if self.choice else ()

    def close(self) -> None:
        """Show none; nothing is decided."""
        self.choice = None

    def take(self, field: str, place: int) -> None:
        """Take a field from one of the sides."""
        if self.choice and self.choice.take(field, place):
            self.chosen.emit(field)

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        if self.choice:
            self.choice.write(field, text)
            self.chosen.emit(field)

    def tell_refusal(self, outcome: Refused) -> None:
        """Say what stands against what was to be saved."""
        code = outcome.problems[0].code
        known = problem_sentence(code) if code in PROBLEMS else returned_sentence(code)
        self.refused.emit(known)

    def fail(self, error: Exception) -> None:
        """Say why nothing was saved."""
        self._saving = False
        self.refused.emit(told(error))
