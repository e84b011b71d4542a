"""Saying why a book cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.widgets.basic import StateLine, button, card, label


class RefusalView(QFrame):
    """What happened, what is safe, what to do; and a way out."""

    closed = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        _, column = card(into=self)
        self.line = StateLine()
        column.addWidget(label("Chưa mở được sổ", "heading"))
        column.addWidget(self.line)
        self.line.say(sentence, "bad")
        column.addWidget(
            button("Đóng", self.closed.emit, role="primary"), 0, Qt.AlignmentFlag.AlignRight
        )
