"""The left column: the village, the household, and the children it is known to have."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.household import Household
from app.domain.places.village import Village
from ui.look import px
from ui.models.line_model import Line
from ui.pages.visit.field_row import FieldRow, choice_row, line_editor
from ui.pages.visit.sibling_line import SiblingDelegate, SiblingLine
from ui.sentences import FIELDS
from ui.widgets.basic import label
from ui.widgets.choice_field import MOST_OFFERS, Choice, ChoiceField
from ui.widgets.line_list import LineList

NEW_HOUSEHOLD = "new"
RENAMED = "renamed"
_LABEL_WIDTH = 68
_HELP = {
    "village": "Gõ vài chữ, không cần dấu, hoặc chữ cái đầu: “nd” ra Nam Dương. Enter để chọn.",
    "head_name": "Gõ tên chủ hộ, điện thoại hoặc địa chỉ để tìm hộ đã có; không thấy thì lập mới.",
    "address": "Xóm, đội, số nhà. Giữ nguyên cho các trẻ của cùng hộ.",
    "phone": "Số để gọi khi cần hỏi thêm; mười chữ số.",
}


class HouseholdPanel(QWidget):
    """Shows the household and asks for another; it decides nothing itself."""

    village_asked = Signal(str)
    village_chosen = Signal(str)
    household_asked = Signal(str)
    household_chosen = Signal(str)
    child_chosen = Signal(str)
    """The id of a known child; empty for a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.village = ChoiceField(eager=True)
        self.head = ChoiceField()
        self.address = QLineEdit()
        self.phone = QLineEdit()
        self.rows = self._make_rows()
        self.children_heading = label("", "section")
        self.list = ChildList()
        self.list.taken.connect(self.child_chosen.emit)
        self._compose()
        self.village.asked.connect(self.village_asked)
        self.village.chosen.connect(lambda choice: self.village_chosen.emit(choice.key))
        self.head.asked.connect(self.household_asked)
        self.head.chosen.connect(lambda choice: self.household_chosen.emit(choice.key))
        self.show_children([], "")

    def offer_villages(self, text: str, villages: list[Village]) -> None:
        """Offer villages for what was typed."""
        self.village.offer(text, [Choice(v.id, v.name, v.kind) for v in villages])

    def offer_households(self, text: str, homes: list[Household], *, known: bool) -> None:
        """Offer households for what was typed; then a new one, or another name for a known one."""
        found = [Choice(home.id, home.head_name, home.phone or home.address) for home in homes]
        written = " ".join(text.split())
        more = [Choice(NEW_HOUSEHOLD, written, "lập hộ mới")] if written else []
        if known and written:
            more.append(Choice(RENAMED, written, "đổi tên chủ hộ này"))
        self.head.offer(text, found[: MOST_OFFERS - len(more)] + more)

    def show_children(self, lines: list[SiblingLine], current: str) -> None:
        """List the known children of the household; `current` is on the form."""
        self.children_heading.setText(f"Trẻ của hộ ({len(lines)})" if lines else "Trẻ của hộ")
        everyone = [*lines, SiblingLine("", "Trẻ mới", "", "thêm trẻ chưa có ở đây", "add")]
        places = {line.id: place for place, line in enumerate(everyone)}
        self.list.show_lines(
            [Line(line.id, f"{line.name}, {line.state}", line) for line in everyone],
            places.get(current, places[""]),
        )

    def _make_rows(self) -> list[FieldRow]:
        width = _LABEL_WIDTH
        rows = [
            choice_row("village", "Thôn", self.village, label_width=width),
            choice_row("head_name", FIELDS["head_name"], self.head, label_width=width),
            FieldRow("address", FIELDS["address"], line_editor(self.address), label_width=width),
            FieldRow("phone", "Đ. thoại", line_editor(self.phone), label_width=width),
        ]
        for row in rows:
            row.editor.widget.setWhatsThis(_HELP[row.name])
        self.phone.setAccessibleName(FIELDS["phone"])
        return rows

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(label("Hộ gia đình", "heading"))
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self.children_heading)
        column.addWidget(self.list, 1)


class ChildList(LineList):
    """The children as a list; Enter or a click takes one."""

    def __init__(self) -> None:
        super().__init__("Trẻ của hộ")
        self.setWhatsThis("Các trẻ đã có của hộ. ↑ ↓ để đi, Enter để mở.")
        self.setItemDelegate(SiblingDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the marked child on Enter, and keep that Enter from the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked:
            self.taken.emit(self.marked.key)
        else:
            super().keyPressEvent(event)
