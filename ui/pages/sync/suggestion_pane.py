"""A suggestion in front of the commune: as the record is, as it is wanted, and what is written."""

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
from ui.sentences import RECORD_NAMES
from ui.widgets.basic import StateLine, button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.pages.sync.suggestion_model import SuggestionModel

_KINDS = {"child": "Trẻ em", "household": "Hộ"}
_HELP = (
    "Cộng tác viên không còn được ghi vào hồ sơ này nên gửi xã quyết định. Nhấn 1 để giữ như hiện "
    "nay, 2 để ghi theo đề nghị, F2 để gõ lại, Ctrl+Enter để ghi."
)


class SuggestionPane(QWidget):
    """Shows what the model has open; told to close when it is answered or at *Esc*."""

    closed = Signal()

    def __init__(self, model: SuggestionModel, today: Callable[[], date]) -> None:
        super().__init__()
        self._model = model
        self.rows = CompareModel(model, today, self)
        self.table = CompareTable(self.rows)
        self.table.setAccessibleName("So sánh hiện nay và đề nghị")
        self.table.setWhatsThis(_HELP)
        self.heads = Heads(self.table)
        self.title = label("", "heading", wrap=True)
        self.said = StateLine()
        self.back = button("Danh sách", self.closed.emit, name="Về trang Đồng bộ")
        self.back.setToolTip("Về trang Đồng bộ, chưa quyết định (Esc)")
        self.decline = button("Không ghi theo", lambda: self._answer(decline=True))
        self.decline.setToolTip("Giữ hồ sơ như hiện nay; cộng tác viên thấy là đã trả lời")
        self.write = button("Ghi", lambda: self._answer(decline=False), role="primary")
        self.write.setToolTip("Ghi như cột “Sẽ ghi” cho mọi máy (Ctrl+Enter hoặc F7)")
        self._compose()
        self._listen()

    def take_focus(self) -> None:
        """Go to the rows."""
        self.table.setFocus()

    def _compose(self) -> None:
        board = QVBoxLayout()
        board.setSpacing(0)
        board.addWidget(self.heads)
        board.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.decline)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(label(
            "Hồ sơ này nay thuộc thôn khác nên cộng tác viên không ghi được, và gửi xã quyết định. "
            "Chưa có gì được ghi.", "muted", wrap=True,
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
        for source in (self.rows, self.table.cells):
            source.refused.connect(lambda code: self.said.say(problem_sentence(code), "bad"))
        for keys in ("Ctrl+Return", "Ctrl+Enter", "F7"):
            shortcut = QShortcut(QKeySequence(keys), self, lambda: self._answer(decline=False))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self) -> None:
        self.rows.show_all()
        self.said.say("")
        choice = self._model.choice
        if choice is None:
            self.closed.emit()
            return
        one = choice.suggestion
        kind = _KINDS.get(one.about) or RECORD_NAMES.get(one.about, "Hồ sơ")
        self.title.setText(f"{kind} · {one.name}" if one.name else kind)
        titles = ("1 · Hiện nay", "2 · Đề nghị")
        self.heads.show_heads(titles, may_leave=False, result=self._model.result_name)

    def _show_choice(self, field: str) -> None:
        self.rows.show_choice(field)
        self.said.say("")

    def _answer(self, *, decline: bool) -> None:
        if self.table.finish_typing():
            self._model.answer(decline=decline)
