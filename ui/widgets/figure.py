"""A figure on a card that opens the list behind it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.look import px
from ui.widgets.basic import label


class FigureCard(QPushButton):
    """One number with its name; the whole card is the button."""

    def __init__(self, name: str, opened: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "figure")
        self._name = name
        self._title = label(name, "section")
        self.figure = label("–", "figure")
        self._words = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(0)
        for line in (self._title, self.figure, self._words):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(line)
        self.setToolTip(f"Mở danh sách: {name}")
        self.clicked.connect(lambda: opened())

    def show_figure(self, figure: str, words: str) -> None:
        """Show the number and what it means."""
        self.figure.setText(figure)
        self._words.setText(words)
        self.setAccessibleName(f"{self._name}: {figure}, {words}")
