"""The history of a record in words; what was done together can be taken back together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.pages.children.record import HistoryLine
from ui.widgets.basic import button, label

_SMALL = {"visit", "correct", "merge", "settle"}
"""Actions of one household at a time; larger ones are taken back where all of them are listed."""


class HistoryLines(QWidget):
    """The newest first."""

    undo_asked = Signal(str)
    """The id of a group."""

    def __init__(self) -> None:
        super().__init__()
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(label("Lịch sử", "section"))

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show another record's history."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for line in lines:
            self._add(column, line)
        self._column.addWidget(content)
        content.show()

    def _add(self, column: QVBoxLayout, line: HistoryLine) -> None:
        row = QHBoxLayout()
        row.addWidget(label(line.headline, "muted", wrap=True), 1)
        if line.action in _SMALL:
            name = f"Hoàn tác: {line.headline}"
            ask = partial(self.undo_asked.emit, line.group_id)
            row.addWidget(button("Hoàn tác", ask, role="link", name=name))
        column.addLayout(row)
        for detail in line.details:
            shown = label(detail, wrap=True)
            shown.setContentsMargins(px(12), 0, 0, 0)
            column.addWidget(shown)
