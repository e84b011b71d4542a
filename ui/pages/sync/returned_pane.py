"""What came back: a list to open it from, what was typed, and the ways to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.look import px
from ui.models.line_model import Line
from ui.pages.sync.returned_words import needs_words, typed_words
from ui.pages.sync.words import need_words
from ui.widgets.basic import button, card, label
from ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.sync_port import SyncNeed


class ReturnedPane(QFrame):
    """Hidden while nothing came back; the buttons are about the marked line."""

    opened = Signal(object)
    """A SyncNeed to be opened."""
    given_up = Signal(object)
    handed_over = Signal(object)
    """A SyncNeed that the commune is to decide."""
    sent_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._needs: Sequence[SyncNeed] = ()
        self._may_end = True
        self.title = label("", "heading")
        self.needs = LineList("Hồ sơ bị trả lại để sửa")
        self.needs.setUniformItemSizes(False)
        self.needs.setWordWrap(True)
        self.needs.setSpacing(px(2))
        self.needs.setMinimumHeight(px(72))
        self.needs.taken.connect(lambda place: self.opened.emit(self._needs[int(place)]))
        self.needs.selectionModel().currentChanged.connect(lambda *_: self._show_marked())
        self.typed = label("", "muted", wrap=True)
        self.hand_over = button("Gửi xã quyết định", lambda: self._emit(self.handed_over))
        self.hand_over.setToolTip("Chuyển những gì đã gõ cho cán bộ xã xem và quyết định")
        self.give_up = button("Bỏ thay đổi này", lambda: self._emit(self.given_up))
        self.give_up.setToolTip(
            "Lấy lại như trung ương đang có; những gì đã gõ còn trong lịch sử, có thể hoàn tác"
        )
        self.again = button("Gửi lại như cũ", self.sent_again.emit)
        self.again.setToolTip(
            "Lần đồng bộ tới gửi lại nguyên như cũ những hồ sơ bị từ chối cả lượt "
            "hoặc làm hệ thống trung ương báo lỗi"
        )
        self._compose()

    def show_needs(self, needs: Sequence[SyncNeed], *, may_end: bool, again: int) -> None:
        """Show what came back; `may_end` is False while a round is under way."""
        self.setVisible(bool(needs))
        self._needs, self._may_end = needs, may_end
        self.title.setText(needs_words(needs))
        marked = self.needs.currentIndex().row()
        lines = [Line(str(place), need_words(need)) for place, need in enumerate(needs)]
        self.needs.show_lines(lines, max(0, min(marked, len(lines) - 1)) if lines else -1)
        self.again.setVisible(again > 0)
        self.again.setEnabled(may_end)
        self._show_marked()

    def _compose(self) -> None:
        _, column = card(into=self)
        column.addWidget(self.title)
        column.addWidget(label("Enter hoặc nhấp để mở.", "muted"))
        column.addWidget(self.needs, 1)
        column.addWidget(self.typed)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.give_up)
        row.addWidget(self.hand_over)
        column.addLayout(row)
        self.hide()

    @property
    def _marked(self) -> SyncNeed | None:
        row = self.needs.currentIndex().row()
        return self._needs[row] if 0 <= row < len(self._needs) else None

    def _show_marked(self) -> None:
        need = self._marked
        said = typed_words(need) if need else ""
        self.typed.setText(said)
        self.typed.setVisible(bool(said))
        self.give_up.setVisible(need is not None and need.is_refused)
        self.hand_over.setVisible(need is not None and need.may_hand_over)
        for one in (self.give_up, self.hand_over):
            one.setEnabled(self._may_end)

    def _emit(self, signal: SignalInstance) -> None:
        if self._marked:
            signal.emit(self._marked)
