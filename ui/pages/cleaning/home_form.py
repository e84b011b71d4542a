"""The household's fields under a child's form: village by typing, head, address and phone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.places.village import Village
from ui.look import px
from ui.pages.visit.field_row import FieldRow, choice_row, line_editor
from ui.pages.visit.sibling_line import SiblingLine
from ui.sentences import FIELDS
from ui.widgets.basic import label
from ui.widgets.choice_field import Choice, ChoiceField

_LABEL_WIDTH = 92
_HELP = {
    "village": "Gõ vài chữ, không cần dấu, hoặc chữ cái đầu: “nd” ra Nam Dương. Enter để chọn.",
    "head_name": "Tên chủ hộ; sửa ở đây là sửa cho cả hộ.",
    "address": "Xóm, đội, số nhà; chung cho cả hộ.",
    "phone": "Số để gọi khi cần hỏi thêm; mười chữ số.",
}


class HomeForm(QWidget):
    """What is changed here is changed for everyone who lives there, and it says so."""

    village_asked = Signal(str)
    village_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.village = ChoiceField(eager=True)
        self.village.asked.connect(self.village_asked)
        self.village.chosen.connect(lambda choice: self.village_chosen.emit(choice.key))
        width = _LABEL_WIDTH
        self.rows: list[FieldRow] = [
            choice_row("village", FIELDS["village"], self.village, label_width=width, lines=1),
            *(self._line(name) for name in ("head_name", "address", "phone")),
        ]
        self.shared = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(label("Hộ gia đình", "section"))
        column.addWidget(self.shared)
        column.addSpacing(px(4))
        for row in self.rows:
            row.editor.widget.setWhatsThis(_HELP[row.name])
            column.addWidget(row)

    def offer_villages(self, text: str, villages: Sequence[Village]) -> None:
        """Offer villages for what was typed."""
        self.village.offer(text, [Choice(v.id, v.name, v.kind) for v in villages])

    def show_children(self, lines: list[SiblingLine], current: str) -> None:
        """Say who else lives there."""
        others = [line.name for line in lines if line.id != current]
        self.shared.setText(f"Sửa chung cho cả {', '.join(others)}" if others else "")
        self.shared.setVisible(bool(others))

    def _line(self, name: str) -> FieldRow:
        editor = line_editor(QLineEdit())
        return FieldRow(name, FIELDS[name], editor, label_width=_LABEL_WIDTH, lines=1)
