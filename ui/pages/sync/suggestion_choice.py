"""What a collaborator suggests beside what the record holds, and what a person takes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.exchange.suggestion import Suggestion
from app.services.doubles.read_group import FieldLine
from app.services.exchange.answer_suggestion import Answer, AskedField
from ui.pages.duplicates.choice import OWN
from ui.pages.sync.conflict_choice import WHEN, WHO, ToldLine, told_moment
from ui.sync_needs import is_told

NOW, WANTED = 0, 1
_NOTHING = ("", "")


class SuggestionChoice:
    """Two columns: as it is now, and as it is suggested; begins with the latter."""

    def __init__(self, suggestion: Suggestion, asked: Sequence[AskedField], now: datetime) -> None:
        self.suggestion = suggestion
        self._asked = {one.field: (one.now, one.wanted) for one in asked}
        self._places = dict.fromkeys(self._asked, WANTED)
        self._own: dict[str, str] = {}
        told = (
            ToldLine(WHO, ("", suggestion.author), 0, _NOTHING),
            ToldLine(WHEN, ("", told_moment(suggestion.made_at, now)), 0, _NOTHING),
        )
        fields = (
            FieldLine(name, texts, WANTED, _NOTHING)
            for name, texts in self._asked.items()
            if is_told(name) or name == "status"
        )
        self.lines: Sequence[FieldLine] = (*told, *fields)

    def place(self, field: str) -> int:
        """Say from which column a field is taken; OWN for a text of one's own."""
        return OWN if field in self._own else self._places.get(field, NOW)

    def text(self, field: str) -> str:
        """Give the text that a field will have."""
        if field in self._own:
            return self._own[field]
        return self._asked[field][self._places[field]] if field in self._asked else ""

    def take(self, field: str, place: int) -> bool:
        """Take a field from a column."""
        if field not in self._asked:
            return False
        self._places[field] = place
        self._own.pop(field, None)
        return True

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        if text in self._asked[field]:
            self.take(field, self._asked[field].index(text))
        else:
            self._own[field] = text

    def may_write(self, field: str) -> bool:
        """Whether a field can have a text of one's own."""
        return field in self._asked and field not in ("status", "village_id")

    def answer(self, *, decline: bool = False) -> Answer:
        """Say it as the store is told; what nobody reads goes with the rest."""
        said = {} if decline else self._texts()
        return Answer(suggestion_id=self.suggestion.id, seen=self.suggestion.wanted, texts=said)

    def _texts(self) -> Mapping[str, str]:
        shown = {line.field for line in self.lines}
        texts = {name: self.text(name) for name in self._asked}
        taken = {name: text for name, text in texts.items() if text != self._asked[name][NOW]}
        return taken if shown & taken.keys() or not shown & self._asked.keys() else {}
