"""A conflict in front of a person: what each wrote, who, when and where; take one, or type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.messages import problem_sentence
from ui.pages.duplicates.compare_model import CompareModel
from ui.pages.duplicates.compare_table import CompareTable
from ui.pages.duplicates.heads import Heads
from ui.pages.sync.words import conflict_title, writer_name
from ui.widgets.basic import StateLine, button, label
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.pages.sync.conflict_model import ConflictModel

_HELP = (
    "Hai nơi đã ghi khác nhau vào cùng một ô mà không biết của nhau; cả hai đều được giữ. "
    "Nhấn 1 hoặc 2 để lấy theo người ghi, F2 để gõ lại, Ctrl+Enter để ghi và sang chỗ kế tiếp."
)


class ConflictPane(QWidget):
    """Shows what the model has open; told to close when nothing is left or at *Esc*."""

    closed = Signal()

    def __init__(self, model: ConflictModel, today: Callable[[], date]) -> None:
        super().__init__()
        self._model = model
        self.rows = CompareModel(model, today, self)
        self.table = CompareTable(self.rows)
        self.table.setAccessibleName("So sánh hai nơi ghi")
        self.table.setWhatsThis(_HELP)
        self.heads = Heads(self.table)
        self.title = label("", "heading", wrap=True)
        self.place = label("", "muted")
        self.said = StateLine()
        self.back = button("Danh sách", self.closed.emit, name="Về trang Đồng bộ")
        self.back.setToolTip("Về trang Đồng bộ, chưa quyết định (Esc)")
        self.later = button("Để sau", lambda: model.go(1))
        self.later.setToolTip("Sang chỗ kế tiếp, chỗ này vẫn còn trong danh sách (F9 hoặc →)")
        self.decide = button("Ghi và sang chỗ kế tiếp", self._decide, role="primary")
        self.decide.setToolTip("Ghi như cột “Sẽ ghi” cho mọi máy (Ctrl+Enter hoặc F7)")
        self._compose()
        self._listen()

    def take_focus(self) -> None:
        """Go to the rows."""
        self.table.setFocus()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        board = QVBoxLayout()
        board.setSpacing(0)
        board.addWidget(self.heads)
        board.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.back)
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(label(
            "Hai nơi ghi khác nhau vào cùng một ô. Cả hai đều được giữ đến khi bạn chọn; "
            "máy nào cũng sẽ theo lựa chọn này.", "muted", wrap=True,
        ))  # fmt: skip
        column.addLayout(board, 1)
        column.addWidget(self.said)
        column.addLayout(foot)

    def _listen(self) -> None:
        model = self._model
        model.opened.connect(self._show)
        model.chosen.connect(self._show_choice)
        model.refused.connect(lambda sentence: self.said.say(sentence, "bad"))
        self.table.taken.connect(model.take)
        self.table.stepped.connect(model.go)
        for source in (self.rows, self.table.cells):
            source.refused.connect(lambda code: self.said.say(problem_sentence(code), "bad"))
        keyed = {
            "Ctrl+Return": self._decide,
            "Ctrl+Enter": self._decide,
            "F7": self._decide,
            "F9": lambda: model.go(1),
        }
        for keys, does in keyed.items():
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self) -> None:
        choice = self._model.choice
        self.rows.show_all()
        self.said.say("")
        if choice is None:
            self.closed.emit()
            return
        self.title.setText(conflict_title(choice.conflict))
        place, total = self._model.place, len(self._model.conflicts)
        self.place.setText(f"{thousands(place + 1)}/{thousands(total)}")
        self.later.setEnabled(total > 1)
        titles = [writer_name(at, role) for at, (role, *_) in enumerate(choice.writers, 1)]
        self.heads.show_heads(titles, may_leave=False, result=self._model.result_name)

    def _show_choice(self, field: str) -> None:
        self.rows.show_choice(field)
        self.said.say("")

    def _decide(self) -> None:
        if self.table.finish_typing():
            self._model.decide()
