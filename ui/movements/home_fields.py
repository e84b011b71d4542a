"""Where a family that arrived lives from now on: its village, and its household where it has one.

Both are found by typing and taken from the list under the field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.movements.receive_children import LivesAt
from ui.look import px
from ui.sentences.movement import HOME_UNKNOWN, home_words, lives_words, village_unknown_words
from ui.village_text import village_title
from ui.widgets.basic import label
from ui.widgets.choice_field import Choice, ChoiceField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.household import Household
    from app.domain.places.village import Village
    from ui.movements.receive_model import ReceiveModel

_MANY = 7


class HomeFields(QWidget):
    """The village first: without a household of this book, a new one is made there."""

    def __init__(self, head: str, model: ReceiveModel) -> None:
        super().__init__()
        self._model = model
        self._village: Village | None = None
        self._home: Household | None = None
        self._offered: dict[str, Household] = {}
        self._is_proposed = False
        self.village = ChoiceField()
        self.village.setPlaceholderText("gõ vài chữ, không cần dấu; ↓ xem các thôn")
        self.village.setAccessibleName(f"Thôn của hộ {head}".strip())
        self.home = ChoiceField()
        self.home.setPlaceholderText("để trống: lập hộ mới")
        self.home.setAccessibleName(f"Hộ ở xã này của {head}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        texts = label(lives_words(head), "muted"), label("Về ở cùng hộ (nếu đã có)", "muted")
        for part in (texts[0], self.village, texts[1], self.home):
            column.addWidget(part)
        self.village.asked.connect(self._suggest_villages)
        self.village.chosen.connect(self._choose_village)
        self.home.asked.connect(self._ask_homes)
        self.home.chosen.connect(self._choose_home)

    @property
    def lives_at(self) -> LivesAt:
        """What was chosen."""
        return LivesAt(
            self._home.id if self._home else None, self._village.id if self._village else None
        )

    def settle(self) -> str:
        """Take what was typed out in full; else go to what is not known, and say so."""
        text = self.village.text().strip()
        if self._village is None and text:
            self._village = self._model.villages.find(text)
        if self._village is None and text:
            self.village.setFocus()
            return village_unknown_words(text)
        if self._home is None and self.home.text().strip():
            self.home.setFocus()
            return HOME_UNKNOWN
        return ""

    def propose(self, home: Household | None) -> None:
        """Show where one of the family lives already; what a person chose stays."""
        if home is not None and (self._is_proposed or not self._is_filled):
            self._show_home(home)
            self._is_proposed = True
        elif home is None and self._is_proposed:
            self._home, self._village, self._is_proposed = None, None, False
            for field in (self.home, self.village):
                field.clear()

    def take_village(self, village: Village) -> None:
        """Take the village of another family of the file, where none was told yet."""
        if not self._is_filled:
            self._show_village(village)

    @property
    def chosen_village(self) -> Village | None:
        """The village that was chosen."""
        return self._village

    @property
    def _is_filled(self) -> bool:
        return bool(self.village.text() or self.home.text())

    def _suggest_villages(self, text: str) -> None:
        self._village, self._is_proposed = None, False
        found = self._model.villages.suggest(text, _MANY)
        self.village.offer(text, [Choice(one.id, one.name, one.kind) for one in found])

    def _choose_village(self, choice: Choice) -> None:
        self._show_village(self._model.village(choice.key))
        if self._home is not None and self._village and self._home.village_id != self._village.id:
            self._home = None
            self.home.clear()

    def _ask_homes(self, text: str) -> None:
        self._home, self._is_proposed = None, False
        if text.strip():
            village_id = self._village.id if self._village else None
            self._model.find_homes(text, village_id, lambda found: self._offer_homes(text, found))

    def _offer_homes(self, text: str, found: Sequence[Household]) -> None:
        self._offered = {str(home.id): home for home in found}
        name = self._model.village_name
        offers = [Choice(one.id, one.head_name, home_words(one, name(one))) for one in found]
        self.home.offer(text, offers)

    def _choose_home(self, choice: Choice) -> None:
        self._show_home(self._offered[choice.key])

    def _show_home(self, home: Household) -> None:
        self._home = home
        self.home.setText(home.head_name or home.address or "hộ chưa rõ chủ hộ")
        self._show_village(self._model.village(home.village_id or ""))

    def _show_village(self, village: Village | None) -> None:
        self._village = village
        self.village.setText(village_title(village) if village else "")
