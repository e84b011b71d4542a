"""*Thôn, tổ dân phố*: the villages with their history, and the way to change them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.status import Status
from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.settings.change_form import ChangeForm
from ui.pages.settings.section import SettingsSection
from ui.pages.settings.villages_model import VillageLine, VillagesModel
from ui.sentences.place import event_line
from ui.signals import Notice
from ui.widgets.basic import button, card, label
from ui.widgets.face_stack import FaceStack
from ui.widgets.plain_table import PlainTable
from ui.words import thousands

if TYPE_CHECKING:
    from app.domain.ids import GroupId
    from ui.desk import Desk

HEADERS = ("Thôn, tổ dân phố", "Hộ", "Trẻ", "Tên khác", "Tình trạng")
WIDTHS = (166, 46, 50, 180, 150)
HISTORY_WIDTH = 260
_ACTIONS = (
    ("Đổi tên…", " → "),
    ("Sáp nhập…", " → "),
    ("Tách…", " → ; "),
    ("Thôi…", " → "),
)


class VillagesSection(SettingsSection):
    """The list, and in its place the form while something is being changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = VillagesModel(desk, self)
        self.rows: TextTable[VillageLine] = TextTable(HEADERS, _cells, (1, 2), self)
        self.table = PlainTable(self.rows, WIDTHS, 4, "Các thôn, tổ dân phố")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setWhatsThis(
            "Chọn một hay nhiều thôn (Ctrl, Shift) rồi chọn việc cần làm ở dưới. Enter: đổi tên."
        )
        self.about = label("", "heading", wrap=True)
        self.history = label("", "muted", wrap=True)
        self.names = QLineEdit()
        self.names.setPlaceholderText("Cách nhau bằng dấu phẩy")
        self.names.setAccessibleName("Tên khác của thôn")
        self.names.setWhatsThis(
            "Danh sách ghi tên nào trong ô này thì được hiểu là thôn này. Sửa rồi nhấn Enter; xóa "
            "tên đã dùng cho thôn khác."
        )
        self.form = ChangeForm(desk, self.model)
        self.faces = FaceStack()
        self._compose()
        self._listen()

    def open(self) -> None:
        """Read the villages."""
        self.model.read()
        if self.faces.currentWidget() is self.form:
            self.form.table.setFocus()
        else:
            self.table.setFocus()

    def look_again(self) -> None:
        """Read again, the list and what is being planned."""
        self.model.read()
        if self.faces.currentWidget() is self.form:
            self.form.foresee()

    def step_back(self) -> bool:
        """Go back to the list; what was typed stays in the form."""
        if self.faces.currentWidget() is not self.form:
            return False
        self._show_list()
        return True

    def begin(self, text: str = "") -> None:
        """Open the form, with a line begun where one was chosen."""
        self.form.begin(text)
        self.faces.setCurrentWidget(self.form)

    @property
    def chosen(self) -> list[VillageLine]:
        """The villages of today that are chosen in the list, in its order."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        lines = (self.model.lines[row] for row in rows)
        return [line for line in lines if line.village.status is Status.ACTIVE]

    def _compose(self) -> None:
        self._aside, aside = card()
        caption = label("Tên khác trong các danh sách")
        caption.setBuddy(self.names)
        for part in (self.about, caption, self.names, self.history):
            aside.addWidget(part)
        aside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(self.table, 1)
        top.addWidget(self._aside)
        foot = QHBoxLayout()
        self.tasks = [
            button(name, partial(self._begin, at)) for at, (name, _) in enumerate(_ACTIONS)
        ]
        for task in self.tasks:
            foot.addWidget(task)
        foot.addStretch(1)
        self.more = button("Thay đổi theo quyết định", self.begin, role="primary")
        self.more.setToolTip("Dán hoặc mở bảng thôn cũ → thôn mới")
        foot.addWidget(self.more)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top, 1)
        column.addLayout(foot)
        self.faces.addWidget(face)
        self.faces.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.faces)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._aside.setFixedWidth(px(HISTORY_WIDTH))

    def _listen(self) -> None:
        self.model.listed.connect(self._show)
        self.model.ended.connect(self._end)
        self.table.row_changed.connect(lambda _: self._show_history())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_actions())
        self.table.opened.connect(lambda _: self._begin(0))
        self.form.left.connect(self._show_list)
        self.names.returnPressed.connect(self._rename)
        self.model.named.connect(self._tell_named)

    def _show(self) -> None:
        row = max(0, self.table.currentIndex().row())
        self.rows.show(self.model.lines)
        if self.model.lines:
            self.table.selectRow(min(row, len(self.model.lines) - 1))
        self._show_history()
        self._show_actions()

    def _show_history(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.model.lines):
            self.about.setText("Chưa có thôn nào")
            self.history.setText("Bấm “Thay đổi theo quyết định” rồi ghi “-> Thôn …” để lập thôn.")
            self.names.clear()
            self.names.setEnabled(False)
            if self.table.hasFocus():
                self.more.setFocus()
            return
        village = self.model.lines[row].village
        self.about.setText(village.title)
        self.names.setText(", ".join(village.aliases))
        self.names.setEnabled(village.status is Status.ACTIVE)
        lines = [event_line(event, village) for event in reversed(village.events)]
        self.history.setText("\n\n".join(lines) or "Chưa có thay đổi nào được ghi.")

    def _show_actions(self) -> None:
        count = len(self.chosen)
        for made, needed in zip(self.tasks, (count == 1, count > 1, count == 1, count > 0),
                                strict=True):  # fmt: skip
            made.setEnabled(needed)

    def _rename(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.lines):
            self.model.name(self.model.lines[row].village, self.names.text().split(","))

    def _tell_named(self, group: GroupId | None) -> None:
        text = "Đã ghi tên khác của thôn" if group else "Tên khác của thôn không đổi"
        self._desk.signals.announce("village", notice=Notice(text, group_id=group))

    def _begin(self, action: int) -> None:
        titles = [line.village.title for line in self.chosen]
        if titles:
            self.begin(", ".join(titles) + _ACTIONS[action][1])

    def _show_list(self) -> None:
        self.faces.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        saved = self.model.saved
        if saved is None:
            return
        self.model.forget()
        self.form.clear()
        self._show_list()
        text = f"Đã thay đổi {thousands(saved.villages)} thôn"
        settled = saved.households - saved.unsettled
        if settled:
            text += f", chuyển {thousands(settled)} hộ"
        if saved.unsettled:
            text += f"; {thousands(saved.unsettled)} hộ còn chờ chọn thôn ở Làm sạch"
        notice = Notice(text, group_id=saved.group_id)
        self._desk.signals.announce("village", "household", "child", notice=notice)


def _cells(line: VillageLine) -> tuple[str, ...]:
    village = line.village
    is_living = village.status is Status.ACTIVE
    ended = f"Nay thuộc {line.into}" if line.into else "Không còn"
    return (
        village.title,
        thousands(line.households) if line.households or is_living else "",
        thousands(line.children) if line.children or is_living else "",
        ", ".join(village.aliases),
        "" if is_living else ended,
    )
