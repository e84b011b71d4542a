"""The right column: likely duplicates of what is being typed, at most five, without a jump."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.ids import ChildId
from app.services.doubles.find_likely import Likeness
from ui.look import px
from ui.widgets.basic import label
from ui.widgets.likeness_card import LikenessCard

MOST_CARDS = 5
EMPTY = "Chưa thấy trẻ nào giống"


class DuplicateStrip(QWidget):
    """Shows what it is told; one card is marked, and the answers are about that one."""

    opened = Signal(str)
    same_child = Signal(str)
    two_children = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("Trẻ giống đang nhập", "heading")
        self.empty = label(EMPTY, "muted", wrap=True)
        self._cards: list[LikenessCard] = []
        self._marked: ChildId | None = None
        self._column = QVBoxLayout()
        self._compose()

    @property
    def cards(self) -> list[LikenessCard]:
        """The cards, the likeliest first."""
        return self._cards

    @property
    def shown(self) -> list[Likeness]:
        """What the cards are about."""
        return [card.likeness for card in self._cards]

    @property
    def marked(self) -> LikenessCard | None:
        """The card that the keys answer for."""
        return next((card for card in self._cards if card.id == self._marked), None)

    def show_likely(self, found: list[Likeness]) -> None:
        """Show the newest answer; nothing is drawn anew when it is the one shown."""
        if found == self.shown:
            return
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(likeness) for likeness in found[:MOST_CARDS]]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
        self.empty.setVisible(not self._cards)
        kept = self._marked in {card.id for card in self._cards}
        self.mark(self._marked if kept and self._marked else self._first())

    def mark(self, child_id: ChildId | None) -> None:
        """Mark a card."""
        self._marked = child_id
        for card in self._cards:
            card.mark(on=card.id == child_id)

    def mark_number(self, number: int) -> None:
        """Mark the card at a place, counted from 1."""
        if number <= len(self._cards):
            self.mark(self._cards[number - 1].id)

    def answer_same(self) -> None:
        """Say of the marked card: the same child."""
        if self.marked:
            self.same_child.emit(self.marked.id)

    def answer_two(self) -> None:
        """Say of the marked card: another child."""
        if self.marked:
            self.two_children.emit(self.marked.id)

    def open_marked(self) -> None:
        """Open the record of the marked card."""
        if self.marked:
            self.opened.emit(self.marked.id)

    def _first(self) -> ChildId | None:
        return self._cards[0].id if self._cards else None

    def _card(self, likeness: Likeness) -> LikenessCard:
        card = LikenessCard(likeness)
        card.marked.connect(self.mark)
        card.opened.connect(self.opened)
        card.same_child.connect(self.same_child)
        card.two_children.connect(self.two_children)
        return card

    def _compose(self) -> None:
        holder = QWidget()
        holder.setProperty("role", "plain")
        holder.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.heading)
        column.addWidget(area, 1)
