"""The state of a suggestion in front of the commune: what is there, what is wanted, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.exchange.answer_suggestion import Answer, answer_suggestion, read_asked
from app.services.outcome import Refused, Saved
from ui.pages.sync.returned_words import answered_words
from ui.pages.sync.side_by_side_model import SideBySideModel
from ui.pages.sync.suggestion_choice import SuggestionChoice
from ui.signals import Notice
from ui.village_text import village_title

if TYPE_CHECKING:
    from collections.abc import Mapping


class SuggestionModel(SideBySideModel[SuggestionChoice]):
    """One suggestion in, one answer out."""

    @property
    def records(self) -> int:
        """The record as it is, and as it is wanted."""
        return 2

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

    def answer(self, *, decline: bool) -> None:
        """Save the answer."""
        if self.choice is None or self._saving:
            return
        self._saving = True
        app, said = self._desk.app, self.choice.answer(decline=decline)
        self._desk.store.run(
            lambda: answer_suggestion(app, said, on=app.today()),
            lambda outcome: self._answered(outcome, said),
            self.fail,
            owner=self,
        )

    def _take(self, read: tuple[SuggestionChoice | None, Mapping[str, str]]) -> None:
        self.choice, self.villages = read
        self.opened.emit()

    def _answered(self, outcome: Saved | Refused, said: Answer) -> None:
        self._saving = False
        if isinstance(outcome, Refused):
            self.tell_refusal(outcome)
            return
        name = self.choice.suggestion.name if self.choice else ""
        words = answered_words(name, taken=bool(said.texts))
        self._take((None, self.villages))
        notice = Notice(words, outcome.group_id)
        self._desk.signals.announce("child", "household", "suggestion", notice=notice)
