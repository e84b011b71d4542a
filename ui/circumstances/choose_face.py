"""Name a group that is known already, or an assistance: by any part of its name, tones aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.circumstances.circumstance_kind import all_kinds, kind_of
from app.domain.text.text import fold
from ui.look import px
from ui.widgets.basic import button, label
from ui.widgets.choice_field import Choice, ChoiceField

if TYPE_CHECKING:
    from app.domain.circumstances.circumstance_kind import Kind


class ChooseFace(QWidget):
    """A field that finds groups; the one taken goes on to its days and paper."""

    chosen = Signal(object)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = ChoiceField(eager=True)
        self.field.setAccessibleName("Tên nhóm hoặc mã")
        self.field.setPlaceholderText("Gõ tên nhóm, việc trợ giúp hoặc mã…")
        self.field.setWhatsThis("Gõ một phần tên, không cần dấu; ↑ ↓ chọn, Enter nhận.")
        self.field.asked.connect(self._offer)
        self.field.chosen.connect(self._take)
        back = button("Quay lại", self.back_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label("Ghi nhóm đã biết, trợ giúp", "heading"))
        column.addWidget(
            label("Chưa chắc nhóm nào thì dùng “Xác định hoàn cảnh”.", "muted", wrap=True)
        )
        column.addWidget(self.field)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column.addLayout(foot)

    def begin(self) -> None:
        """Ask anew."""
        self.field.clear()
        self.field.setFocus()

    def _offer(self, text: str) -> None:
        found = [kind for kind in all_kinds().values() if _fits(kind, fold(text))]
        self.field.offer(text, [Choice(k.code, _title(k)) for k in found])

    def _take(self, choice: Choice) -> None:
        kind = kind_of(choice.key)
        if kind is not None:
            self.chosen.emit(kind)


def _title(kind: Kind) -> str:
    return f"{kind.code} {kind.label}"


def _fits(kind: Kind, words: str) -> bool:
    searched = fold(f"{kind.code} {kind.label}")
    return all(word in searched for word in words.split())
