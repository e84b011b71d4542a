"""Step 2: the sheets found, their columns, and the questions the file leaves open."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.pages.import_list.column_table import ColumnTable
from ui.pages.import_list.groups import Group, ask_once, group_tables, sheets_of
from ui.pages.import_list.question_card import QuestionCard
from ui.pages.import_list.sheet_list import SheetList
from ui.pages.import_list.view_model import ImportViewModel
from ui.widgets.basic import StateLine, button, label
from ui.widgets.elided import ElidedLabel
from ui.words import thousands

SHEETS = 212
LEAST_TABLE = 84


class ColumnsStep(QWidget):
    """Sheets left; question and columns right; everything has an answer already, or may wait."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self._model = model
        self._groups: tuple[Group, ...] = ()
        self.told = StateLine()
        self.sheets = SheetList()
        self.hidden = StateLine()
        self.heading = ElidedLabel("section")
        self.question = QuestionCard()
        self.table = ColumnTable()
        self.table.setMinimumHeight(px(LEAST_TABLE))
        self.words = label("", "muted", wrap=True)
        self.go_on = button("Tiếp tục", model.look, role="primary", shortcut="Ctrl+Return")
        self.go_on.setAccessibleName("Tiếp tục: xem trước")
        self.back = button("Chọn tệp khác", model.step_back)
        self._compose()
        self._listen()

    def take_focus(self) -> None:
        """Take the keys: to the question if there is one, else to go on."""
        first = self.question.first_option() if self.question.isVisible() else None
        (first or self.go_on).setFocus()

    def refresh(self) -> None:
        """Show the file as it is understood now."""
        found = self._model.found
        if found is None:
            return
        self._groups = group_tables(found.tables)
        sheets = sheets_of(found)
        self.sheets.show_sheets(sheets)
        hidden = sum(one.found and not one.visible and not one.taken for one in sheets)
        words = f"{hidden} trang tính đang ẩn không được lấy; đánh dấu nếu cần."
        self.hidden.say(words if hidden else "", "warn")
        questions = ask_once(found)
        self.question.show_questions(questions)
        open_ones = sum(one.chosen is None for one in questions)
        self.words.setText(_sum(found.rows, len(found.tables), open_ones))
        self._show_group()
        self._tell()
        self._hold()

    def _compose(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(4))
        left.addWidget(label("Trang tính được lấy", "section"))
        left.addWidget(self.sheets, 1)
        left.addWidget(self.hidden)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.question)
        right.addWidget(self.heading)
        right.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self._left)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(16))
        foot.addWidget(self.back)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.told)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize_to_scale()

    def _listen(self) -> None:
        model = self._model
        self.sheets.ticked.connect(lambda name, taken: model.choose_sheet(name, taken=taken))
        self.sheets.moved.connect(lambda _: self._show_group())
        self.table.chosen.connect(self._choose_field)
        self.question.answered.connect(model.answer)
        model.understood.connect(self.refresh)
        model.staged.connect(self._tell)
        model.work.changed.connect(self._hold)

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._left.setFixedWidth(px(SHEETS))

    def _show_group(self) -> None:
        group = self._group()
        self.table.show_group(group)
        self.heading.say(_heading(group))

    def _group(self) -> Group | None:
        name = self.sheets.marked
        return next((group for group in self._groups if name in group.sheets), None)

    def _choose_field(self, header: str, field: str) -> None:
        group = self._group()
        if group is not None:
            self._model.choose_field(group, header, field)

    def _tell(self) -> None:
        model = self._model
        if model.trouble:
            self.told.say(model.trouble, "warn" if model.stopped else "bad")
        elif model.remembered:
            self.told.say("Đã nhớ từ lần trước: cột và câu trả lời như tệp cùng mẫu.", "ok")
        else:
            self.told.say("")

    def _hold(self) -> None:
        found = self._model.found
        self.go_on.setEnabled(not self._model.running and found is not None and bool(found.tables))


def _sum(rows: int, lists: int, unanswered: int) -> str:
    if not lists:
        return "Chưa lấy trang tính nào: hãy đánh dấu ít nhất một trang."
    text = f"{thousands(rows)} dòng ở {lists} trang tính sẽ được đọc."
    if unanswered:
        text += (
            f" Còn {unanswered} câu chưa trả lời: vẫn tiếp tục được, "
            "các ô ấy để trống và ghi vào việc cần làm."
        )
    return text


def _heading(group: Group | None) -> str:
    if group is None:
        return "Trang tính này không được lấy"
    columns = f"{len(group.columns)} cột · Enter để đổi cột được lấy làm gì"
    if len(group.tables) == 1:
        return columns
    return f"{len(group.tables)} trang tính cùng mẫu · {columns}"
