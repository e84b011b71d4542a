"""What the pages of a conflict and of a suggestion look like: the fields side by side, and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.messages import problem_sentence
from ui.pages.duplicates.compare_model import CompareModel
from ui.pages.duplicates.compare_table import CompareTable
from ui.pages.duplicates.heads import Heads
from ui.widgets.basic import StateLine, button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ui.pages.sync.side_by_side_model import SideBySideModel

SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter", "F7")


class SideBySidePane(QWidget):
    """Shows what the model has open; told to close when nothing is left or at *Esc*."""

    closed = Signal()

    def __init__(
        self, model: SideBySideModel[Any], today: Callable[[], date], name: str, explained: str
    ) -> None:
        super().__init__()
        self.rows = CompareModel(model, today, self)
        self.table = CompareTable(self.rows)
        self.table.setAccessibleName(name)
        self.table.setWhatsThis(explained)
        self.heads = Heads(self.table)
        self.title = label("", "heading", wrap=True)
        self.said = StateLine()
        self.back = button("Danh sách", self.closed.emit, name="Về trang Đồng bộ")
        self.back.setToolTip("Về trang Đồng bộ, chưa quyết định (Esc)")
        model.opened.connect(self._show)
        model.chosen.connect(self._show_choice)
        model.refused.connect(lambda sentence: self.said.say(sentence, "bad"))
        self.table.taken.connect(model.take)
        for source in (self.rows, self.table.cells):
            source.refused.connect(lambda code: self.said.say(problem_sentence(code), "bad"))

    def take_focus(self) -> None:
        """Go to the rows."""
        self.table.setFocus()

    def compose(
        self, head: QWidget | QLayout, note: str, left: Sequence[QWidget], right: Sequence[QWidget]
    ) -> None:
        """Lay the page out: a head, a note, the fields, and buttons on both sides of the foot."""
        board = QVBoxLayout()
        board.setSpacing(0)
        board.addWidget(self.heads)
        board.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for one in left:
            foot.addWidget(one)
        foot.addStretch(1)
        for one in right:
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(head) if isinstance(head, QWidget) else column.addLayout(head)
        column.addWidget(label(note, "muted", wrap=True))
        column.addLayout(board, 1)
        column.addWidget(self.said)
        column.addLayout(foot)

    def take_keys(self, keyed: Mapping[str, Callable[[], object]]) -> None:
        """Do something at a key while the focus is in here."""
        for keys, does in keyed.items():
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_opened(self) -> None:
        """Say who stands above the fields of what is open, or close."""
        raise NotImplementedError

    def _show(self) -> None:
        self.rows.show_all()
        self.said.say("")
        self.show_opened()

    def _show_choice(self, field: str) -> None:
        self.rows.show_choice(field)
        self.said.say("")
