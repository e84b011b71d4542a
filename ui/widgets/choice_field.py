"""A field that finds as one types, and offers what it finds in a list under itself.

The text is the typist's alone: it changes only when an offer is taken. (Inline completion writes
into the text, and UniKey, which types by backspace and replacement, then makes "Hoòa" of "Hòa".)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.models.line_model import Line
from ui.widgets.line_list import LineList
from ui.widgets.offer_delegate import OfferDelegate

MOST_OFFERS = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Choice:
    """One offer: what it stands for, what it says, and a quiet word to tell it from others."""

    key: str
    label: str
    detail: str = ""


class ChoiceField(QLineEdit):
    """A line of text with offers; the owner answers `asked` by calling `offer`.

    Up and Down walk through the offers, Enter or Tab takes the marked one and moves on, Esc
    puts the list away. The list is part of the window: the keyboard never leaves the field.
    """

    asked = Signal(str)
    chosen = Signal(Choice)

    def __init__(self, parent: QWidget | None = None, *, eager: bool = False) -> None:
        super().__init__(parent)
        self._eager = eager
        self._offers: list[Choice] = []
        self._list = _offer_list()
        self._list.taken.connect(self._take_clicked)
        self.textEdited.connect(self.asked)

    @property
    def offers(self) -> list[Choice]:
        """What the list shows; empty while it is put away."""
        return self._offers if self.is_open else []

    @property
    def marked(self) -> Choice | None:
        """The offer that Enter takes."""
        row = self._list.currentIndex().row()
        return self._offers[row] if self.is_open and row >= 0 else None

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._list.isVisible()

    def offer(self, text: str, choices: Sequence[Choice]) -> None:
        """Show what was found for `text`; an answer to an older text is left aside."""
        if text != self.text() or not self.hasFocus():
            return
        self._offers = list(choices)[:MOST_OFFERS]
        self._fill()
        if self._offers:
            self._open()
        else:
            self.put_away()

    def put_away(self) -> None:
        """Hide the list; the text stays as it is."""
        self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list have its keys; everything else is typing, or goes on to the page."""
        if event.key() in _ENTER:
            self.take_marked()
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while the list is open."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.is_open)
            return self.is_open or super().event(event)
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take the marked offer on Tab, as on Enter."""
        self.take_marked()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the first offers of an eager field that is still empty."""
        super().focusInEvent(event)
        if self._eager and not self.text():
            self.asked.emit("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away."""
        self.put_away()
        super().focusOutEvent(event)

    def take_marked(self) -> None:
        """Take the marked offer, if there is one."""
        choice = self.marked
        if choice:
            self._take(choice)

    def _walk(self, step: int) -> None:
        if not self.is_open:
            self.asked.emit(self.text())
            return
        self._list.mark(max(0, self._list.currentIndex().row() + step))

    def _take_clicked(self, key: str) -> None:
        self._take(next(choice for choice in self._offers if choice.key == key))

    def _take(self, choice: Choice) -> None:
        self.put_away()
        self.setText(choice.label)
        self.chosen.emit(choice)

    def _fill(self) -> None:
        lines = [Line(choice.key, choice.label, choice.detail) for choice in self._offers]
        # Nothing is marked before something is typed: Enter on an empty field only moves on.
        self._list.show_lines(lines, 0 if self.text() and lines else -1)

    def _open(self) -> None:
        window = self.window()
        self._list.setParent(window)
        self._list.setAccessibleName(self.accessibleName())
        width = max(self.width(), self._list.sizeHintForColumn(0) + 4)
        height = self._list.sizeHintForRow(0) * len(self._offers) + 2 * self._list.frameWidth()
        below = self.mapTo(window, QPoint(0, self.height()))
        if below.y() + height > window.height():
            below = self.mapTo(window, QPoint(0, -height))
        left = max(0, min(below.x(), window.width() - width))
        self._list.setGeometry(left, max(0, below.y()), width, height)
        self._list.show()
        self._list.raise_()


def _offer_list() -> LineList:
    made = LineList("")
    made.setObjectName("offers")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(OfferDelegate(made))
    made.hide()
    return made
