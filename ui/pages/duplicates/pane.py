"""The open group: how sure it is and why, the records side by side, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.pages.duplicates.compare_model import CompareModel
from ui.pages.duplicates.compare_table import CompareTable
from ui.pages.duplicates.heads import Heads
from ui.pages.duplicates.words import apart_name, entered_sentence, strength_sentence, why_sentence
from ui.pages.visit.question_panel import QuestionPanel
from ui.widgets.basic import StateLine, button, label
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.pages.duplicates.view_model import DuplicatesModel

_WHY_LINES = 2
_NOUNS = {2: "Hồ sơ ", 3: "Hồ sơ ", 4: ""}
"""Over narrow columns the number alone."""


class ComparePane(QWidget):
    """Shows the group of the model; what is answered is told, nothing is done here."""

    merged = Signal()
    told_apart = Signal()
    put_off = Signal()
    stepped = Signal(int)
    list_asked = Signal()

    def __init__(self, model: DuplicatesModel, today: Callable[[], date]) -> None:
        super().__init__()
        self._model = model
        self.rows = CompareModel(model, today, self)
        self.table = CompareTable(self.rows)
        self.heads = Heads(self.table)
        self.strength = StateLine()
        self.why = label("", wrap=True)
        self.place = label("", "muted")
        self.previous = self._arrow("Nhóm trước", "←", -1)
        self.next = self._arrow("Nhóm sau", "→", 1)
        self.said = StateLine()
        self.questions = QuestionPanel()
        self.to_list = button("Danh sách", self.list_asked.emit, name="Về danh sách nhóm")
        self.later = button("Để sau", self.put_off.emit)
        self.apart = button("Hai trẻ khác nhau", self.told_apart.emit)
        self.same = button("Cùng một trẻ", self.merged.emit, role="primary")
        self._name_keys()
        self._compose()
        self._listen()
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Keep room for two lines of reasons, so that nothing moves from group to group."""
        self.why.ensurePolished()
        self.why.setMinimumHeight(self.why.fontMetrics().lineSpacing() * _WHY_LINES + px(2))

    def show_group(self) -> None:
        """Show the group that is open."""
        group = self._model.group
        self.rows.show_all()
        self.say("")
        self.questions.clear()
        if group is None:
            return
        self.strength.say(*strength_sentence(group))
        self.why.setText(
            f"{why_sentence(group)} {entered_sentence(group, self._model.entered)}".strip()
        )
        self.apart.setText(apart_name(len(group.members)))
        self.apart.setAccessibleName(self.apart.text())
        self._show_heads()

    def show_choice(self, field: str) -> None:
        """Show where a field is taken from."""
        self.rows.show_choice(field)
        self.say("")
        self._show_heads()

    def show_place(self) -> None:
        """Say where in the list the group stands."""
        place, total = self._model.place, len(self._model.groups)
        known = place >= 0
        self.place.setText(f"{thousands(place + 1)}/{thousands(total)}" if known else "")
        for arrow in (self.previous, self.next, self.later):
            arrow.setEnabled(total > 1 or (total == 1 and not known))

    def say(self, text: str, state: str = "bad") -> None:
        """Say why something cannot be done; an empty text takes it back."""
        self.said.say(text, state)

    def _show_heads(self) -> None:
        choice = self._model.choice
        if choice is None:
            return
        count = len(choice.group.members)
        noun = _NOUNS[min(count, 4)]
        titles = [
            f"{noun}{place + 1}{' · giữ lại' if place == choice.kept else ''}"
            for place in range(count)
        ]
        self.heads.show_heads(titles, may_leave=count > 2)

    def _arrow(self, name: str, drawn: str, step: int) -> QWidget:
        made = button(drawn, lambda: self.stepped.emit(step), role="icon", name=name)
        made.setToolTip(f"{name} ({drawn})")
        return made

    def _name_keys(self) -> None:
        self.to_list.setToolTip("Về danh sách nhóm (Esc)")
        self.same.setToolTip("Gộp thành một hồ sơ, như cột “Sau khi gộp” (Ctrl+Enter hoặc F7)")
        self.apart.setToolTip("Ghi nhớ đây là các trẻ khác nhau, không hỏi lại (F8)")
        self.later.setToolTip("Sang nhóm sau, nhóm này vẫn còn trong danh sách (F9 hoặc →)")
        self.same.setWhatsThis(
            "Các hồ sơ được gộp thành một, với thông tin ở cột “Sau khi gộp”. "
            "Hồ sơ kia không mất: có thể hoàn tác bất cứ lúc nào trong lịch sử."
        )
        self.apart.setWhatsThis(
            "Ghi nhớ rằng đây là các trẻ khác nhau. Nhóm này không bị hỏi lại, "
            "trên máy nào cũng vậy."
        )

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self.strength, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.place, self.previous, self.next):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.to_list)
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.apart)
        foot.addWidget(self.same)
        board = QVBoxLayout()
        board.setSpacing(0)
        board.addWidget(self.heads)
        board.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.why)
        column.addLayout(board, 1)
        column.addWidget(self.said)
        column.addWidget(self.questions)
        column.addLayout(foot)

    def _listen(self) -> None:
        self._model.opened.connect(self.show_group)
        self._model.chosen.connect(self.show_choice)
        self._model.listed.connect(self.show_place)
        self._model.opened.connect(self.show_place)
        self.table.taken.connect(self._model.take)
        self.table.stepped.connect(self.stepped)
