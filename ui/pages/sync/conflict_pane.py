"""A conflict in front of a person: what each wrote, who, when and where; take one, or type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.look import px
from ui.pages.sync.side_by_side_pane import SAVE_KEYS, SideBySidePane
from ui.pages.sync.words import conflict_title, writer_name
from ui.widgets.basic import button, label
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.pages.sync.conflict_model import ConflictModel

_NOTE = (
    "Hai nơi ghi khác nhau vào cùng một ô. Cả hai đều được giữ đến khi bạn chọn; "
    "máy nào cũng sẽ theo lựa chọn này."
)
_HELP = (
    "Hai nơi đã ghi khác nhau vào cùng một ô mà không biết của nhau; cả hai đều được giữ. "
    "Nhấn 1 hoặc 2 để lấy theo người ghi, F2 để gõ lại, Ctrl+Enter để ghi và sang chỗ kế tiếp."
)


class ConflictPane(SideBySidePane):
    """One conflict after another, closed when nothing is left."""

    def __init__(self, model: ConflictModel, today: Callable[[], date]) -> None:
        super().__init__(model, today, "So sánh hai nơi ghi", _HELP)
        self._model = model
        self.place = label("", "muted")
        self.later = button("Để sau", lambda: model.go(1))
        self.later.setToolTip("Sang chỗ kế tiếp, chỗ này vẫn còn trong danh sách (F9 hoặc →)")
        self.decide = button("Ghi và sang chỗ kế tiếp", self._decide, role="primary")
        self.decide.setToolTip("Ghi như cột “Sẽ ghi” cho mọi máy (Ctrl+Enter hoặc F7)")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        self.compose(head, _NOTE, (self.back, self.later), (self.decide,))
        self.table.stepped.connect(model.go)
        self.take_keys({**dict.fromkeys(SAVE_KEYS, self._decide), "F9": lambda: model.go(1)})

    def show_opened(self) -> None:
        """Name the record, its place among those that wait, and who wrote."""
        choice = self._model.choice
        if choice is None:
            self.closed.emit()
            return
        self.title.setText(conflict_title(choice.conflict))
        place, total = self._model.place, len(self._model.conflicts)
        self.place.setText(f"{thousands(place + 1)}/{thousands(total)}")
        self.later.setEnabled(total > 1)
        titles = [writer_name(at, role) for at, (role, *_) in enumerate(choice.writers, 1)]
        self.heads.show_heads(titles, may_leave=False, result=self._model.result_name)

    def _decide(self) -> None:
        if self.table.finish_typing():
            self._model.decide()
