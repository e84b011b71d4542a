"""The state of a suggestion in front of the commune: what is there, what is wanted, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.answer_suggestion import Answer, answer_suggestion, read_asked
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.messages import problem_sentence, returned_sentence
from ui.pages.sync.returned_words import answered_words
from ui.pages.sync.suggestion_choice import SuggestionChoice
from ui.sentences import PROBLEMS
from ui.signals import Notice
from ui.village_text import village_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.read_group import FieldLine
    from ui.desk import Desk


class SuggestionModel(QObject):
    """One suggestion in, one answer out."""

    result_name = "Sẽ ghi"
    records = 2
    opened = Signal()
    """A suggestion is open; none when `choice` is None."""
    chosen = Signal(str)
    """A field is taken from elsewhere."""
    refused = Signal(str)
    """A sentence that says why an answer was not saved."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choice: SuggestionChoice | None = None
        self.villages: Mapping[str, str] = {}
        self._answering = False

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields, under those that tell who suggests."""
        return self.choice.lines if self.choice else ()

    def open(self, id_: str) -> None:
        """Read a suggestion; one that is answered by now opens nothing."""
        app = self._desk.app

        def read() -> tuple[SuggestionChoice | None, Mapping[str, str]]:
            with app.store.read() as snapshot:
                one = snapshot.suggestions.get(id_)
                villages = {str(v.id): village_title(v) for v in snapshot.villages.all_ever()}
                if one is None or not one.is_open:
                    return None, villages
                return SuggestionChoice(one, read_asked(snapshot, one), app.clock()), villages

        self._desk.store.run(read, self._take, key="sync.suggestion", owner=self)

    def close(self) -> None:
        """Show none; nothing is answered."""
        self.choice = None

    def take(self, field: str, place: int) -> None:
        """Take a field as it is, or as it is suggested."""
        if self.choice and self.choice.take(field, place):
            self.chosen.emit(field)

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        if self.choice:
            self.choice.write(field, text)
            self.chosen.emit(field)

    def answer(self, *, decline: bool) -> None:
        """Save the answer."""
        if self.choice is None or self._answering:
            return
        self._answering = True
        app, said = self._desk.app, self.choice.answer(decline=decline)
        self._desk.store.run(
            lambda: answer_suggestion(app, said, on=app.today()),
            lambda outcome: self._answered(outcome, said),
            self._fail,
            owner=self,
        )

    def _take(self, read: tuple[SuggestionChoice | None, Mapping[str, str]]) -> None:
        self.choice, self.villages = read
        self.opened.emit()

    def _answered(self, outcome: Saved | Refused, said: Answer) -> None:
        self._answering = False
        if isinstance(outcome, Refused):
            code = outcome.problems[0].code
            known = problem_sentence(code) if code in PROBLEMS else returned_sentence(code)
            self.refused.emit(known)
            return
        name = self.choice.suggestion.name if self.choice else ""
        words = answered_words(name, taken=bool(said.texts))
        self._take((None, self.villages))
        notice = Notice(words, outcome.group_id)
        self._desk.signals.announce("child", "household", "suggestion", notice=notice)

    def _fail(self, error: Exception) -> None:
        self._answering = False
        self.refused.emit(told(error))
