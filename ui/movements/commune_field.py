"""A field for where a child went or came from: any text, or a commune found by typing its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.places.place_search import find_place
from ui.widgets.choice_field import Choice, ChoiceField
from ui.words import capital

if TYPE_CHECKING:
    from app.services.app import App


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

    def _ask(self, text: str) -> None:
        self.code = ""
        if text.strip():
            self.typed.emit(text)

    def _choose(self, choice: Choice) -> None:
        self.code = choice.key


def place_choices(app: App, text: str) -> list[Choice]:
    """Find the communes a text may mean: each with its province, for two may share a name."""
    places = app.gazetteer
    return [
        Choice(
            one.unit.code,
            capital(places.full_name(one.unit)),
            f"trước là {one.former.name}" if one.former else "",
        )
        for one in find_place(text, places, app.commune).options
    ]
