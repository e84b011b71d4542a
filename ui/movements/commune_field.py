"""A field for where a child went or came from: any text, or a commune found by typing its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.widgets.choice_field import Choice, ChoiceField

if TYPE_CHECKING:
    from app.domain.places.place_search import Answer


class CommuneField(ChoiceField):
    """Another text forgets the commune that was chosen."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        """Of the commune that was chosen; empty for a place in other words."""
        self.asked.connect(self._ask)
        self.chosen.connect(self._choose)

    def fill(self, text: str, code: str) -> None:
        """Show a place as it is stored."""
        self.setText(text)
        self.code = code

    def offer_places(self, text: str, answer: Answer) -> None:
        """Show the communes that were found for a text."""
        choices = [
            Choice(one.unit.code, one.unit.full_name, one.former.name if one.former else "")
            for one in answer.options
        ]
        self.offer(text, choices)

    def _ask(self, text: str) -> None:
        self.code = ""
        if text.strip():
            self.typed.emit(text)

    def _choose(self, choice: Choice) -> None:
        self.code = choice.key
