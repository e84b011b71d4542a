"""The middle column: one child in two halves, identity, then family and circumstances."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.code_lists import read_code_list
from app.domain.person.ethnicity import ethnicity_labels
from ui.look import px
from ui.pages.visit.field_row import (
    Editor,
    FieldRow,
    choice_row,
    find_row,
    line_editor,
    sex_editor,
    yes_editor,
)
from ui.pages.visit.form_text import YES
from ui.sentences import FIELDS
from ui.widgets.basic import label
from ui.widgets.choice_field import MOST_OFFERS, Choice, ChoiceField
from ui.widgets.elided import ElidedLabel
from ui.widgets.label_search import matching_labels
from ui.widgets.sex_field import SexField

_LABEL_WIDTH = 92
_SHORT = {"guardian_name": "Giám hộ", "special": "Đặc biệt"}
"""Names that would not fit beside their field; the whole name is told to screen readers."""
_REQUIRED = {"full_name": " *", "birth_date": " *", "sex": " *", "ethnicity": " *"}
_HELP = {
    "full_name": "Họ, chữ đệm và tên như trong giấy khai sinh.",
    "birth_date": "Ngày/tháng/năm, ví dụ 16/3/2015. Chỉ nhớ năm thì ghi năm.",
    "sex": "Gõ “nam” hoặc “nữ”, phím 1 hoặc 2, hay mũi tên; Backspace để xóa.",
    "ethnicity": "Gõ vài chữ, không cần dấu, Enter để chọn.",
    "national_id": "12 chữ số trong giấy khai sinh hoặc căn cước. Chưa có thì để trống.",
    "father_name": "Họ tên cha; để trống nếu không có thông tin.",
    "mother_name": "Họ tên mẹ; để trống nếu không có thông tin.",
    "guardian_name": "Người đang nuôi trẻ khi không phải cha mẹ.",
    "special": "Một trong 14 nhóm hoàn cảnh đặc biệt; không thuộc nhóm nào thì để trống.",
    "at_risk": "Nguy cơ rơi vào hoàn cảnh đặc biệt; không có thì để trống.",
    "assisted": "Dấu cách để đánh dấu trẻ đang được trợ giúp.",
}


class ChildForm(QWidget):
    """Eleven fields in two halves; tells what is typed, and shows what it is told."""

    edited = Signal(str, str)
    left = Signal(str)
    offer_taken = Signal(str)

    def __init__(self, *, message_lines: int = 2) -> None:
        super().__init__()
        self._message_lines = message_lines
        self.heading = ElidedLabel("heading")
        identity = [
            self._line("full_name"),
            self._line("birth_date", "ngày/tháng/năm"),
            self._row("sex", FIELDS["sex"] + _REQUIRED["sex"], sex_editor(SexField())),
            self._choice("ethnicity", ethnicity_labels()),
            self._line("national_id", "12 chữ số"),
        ]
        family = [
            self._line("father_name"),
            self._line("mother_name"),
            self._line("guardian_name"),
            self._choice("special", _labels("special_circumstances")),
            self._choice("at_risk", _labels("at_risk")),
            self._tick("assisted", "Đang được trợ giúp"),
        ]
        self.rows = identity + family
        for row in self.rows:
            row.editor.widget.setWhatsThis(_HELP[row.name])
            row.editor.widget.setAccessibleName(FIELDS[row.name])
            row.edited.connect(self.edited)
            row.left.connect(self.left)
            row.offer_taken.connect(self.offer_taken)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._compose(identity, family)

    def stack(self, *, one_above_the_other: bool) -> None:
        """Lay the two halves out side by side, or one above the other where there is no room."""
        direction = QBoxLayout.Direction
        self._halves.setDirection(
            direction.TopToBottom if one_above_the_other else direction.LeftToRight
        )

    def row(self, name: str) -> FieldRow | None:
        """Find the row of a field."""
        return find_row(self.rows, name)

    def _line(self, name: str, hint: str = "") -> FieldRow:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        title = _SHORT.get(name, FIELDS[name]) + _REQUIRED.get(name, "")
        return self._row(name, title, line_editor(line))

    def _row(self, name: str, title: str, editor: Editor) -> FieldRow:
        lines = self._message_lines
        return FieldRow(name, title, editor, label_width=_LABEL_WIDTH, lines=lines)

    def _choice(self, name: str, labels: tuple[str, ...]) -> FieldRow:
        field = ChoiceField()

        def suggest(text: str) -> None:
            found = matching_labels(labels, text, MOST_OFFERS)
            field.offer(text, [Choice(one, one) for one in found])

        field.asked.connect(suggest)
        title = _SHORT.get(name, FIELDS[name]) + _REQUIRED.get(name, "")
        lines = self._message_lines
        return choice_row(name, title, field, label_width=_LABEL_WIDTH, lines=lines)

    def _tick(self, name: str, words: str) -> FieldRow:
        return self._row(name, "", yes_editor(QCheckBox(words), YES))

    def _compose(self, identity: list[FieldRow], family: list[FieldRow]) -> None:
        halves = self._halves
        halves.setSpacing(px(16))
        for title, rows in (("Nhân thân", identity), ("Gia đình và hoàn cảnh", family)):
            column = QVBoxLayout()
            column.setSpacing(px(1))
            column.addWidget(label(title, "section"))
            column.addSpacing(px(4))
            for row in rows:
                column.addWidget(row)
            column.addStretch(1)
            halves.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(4))
        outer.addWidget(self.heading)
        outer.addLayout(halves)


def _labels(code_list: str) -> tuple[str, ...]:
    """List the groups; sub-groups (`DB01.2`) and what is confidential have their own record."""
    lines = read_code_list(code_list)
    return tuple(
        line["label_vi"] for line in lines if "." not in line["code"] and not line["confidential"]
    )
