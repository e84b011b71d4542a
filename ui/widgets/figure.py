"""A figure on a card that opens the list behind it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.look import px
from ui.widgets.basic import label


class FigureCard(QPushButton):
    """One number with its name; the whole card is the button."""

    def __init__(self, name: str, opened: Callable[[], object], *, is_small: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "rate" if is_small else "figure")
        self._name = name
        self.figure = label("–", "heading" if is_small else "figure")
        self.words = label("", "muted")
        self.setToolTip(f"Mở danh sách: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(0)
        lay_figure(column, label(name, "section"), self.figure, self.words, is_small=is_small)
        self.clicked.connect(lambda: opened())

    def show_figure(self, figure: str, words: str) -> None:
        """Show the number and what it means."""
        self.figure.setText(figure)
        self.words.setText(words)
        self.setAccessibleName(f"{self._name}: {figure}, {words}")


def lay_figure(
    column: QVBoxLayout, title: QLabel, figure: QLabel, words: QLabel, *, is_small: bool
) -> None:
    """Lay name, number and words under each other; small, the number stands beside the name."""
    for part in (title, figure, words):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if is_small:
        upper = QHBoxLayout()
        upper.addWidget(title, 1)
        upper.addWidget(figure)
        column.addLayout(upper)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignRight)
    else:
        for part in (title, figure, words):
            column.addWidget(part)
