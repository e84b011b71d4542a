"""The other ways to the central: a stick for a machine without a network, or lists as files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from ui.desk import Desk
from ui.look import px
from ui.pages.sync.carry_model import CarryModel
from ui.pages.sync.carry_words import standing_words
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.file_dialog import ask_for_file, open_dialog

_STICK = (
    "Máy thôn ghi ra USB; máy xã có mạng nhận từ USB rồi ghi trả lời lên chính USB đó. "
    "USB mất cũng không ai đọc được."
)
_STICK_TO_JOIN = (
    "Máy không có mạng: điền mã kết nối, ghi ra USB, mang đến máy có mạng của xã, "
    "rồi mang USB về đây nhận trả lời."
)
_FILES = (
    "Mỗi tệp tối đa 500 trẻ, theo mẫu danh sách của trung ương. Ghi ra tệp chưa phải là đã được "
    "nhận: chỉ danh sách kết quả mới cho biết."
)
STOPPING = "Đang dừng…"
BUNDLES = "Tệp đồng bộ (*.sotreem)"
WORKBOOKS = "Bảng tính (*.xlsx *.xls *.csv *.ods);;Mọi tệp (*)"


class CarryPane(QWidget):
    """Buttons for the way that the commune has, and one line for what came of them."""

    way_changed = Signal()

    def __init__(self, desk: Desk, code: QLineEdit) -> None:
        super().__init__()
        self.model = CarryModel(desk, self)
        self._code = code
        """Where the enrolment code is typed, while this machine has not joined yet."""
        self._enrolled = False
        self.online = QRadioButton("Qua mạng hoặc USB")
        self.lists = QRadioButton("Bằng tệp Excel tải lên")
        self.pack = button("Ghi ra USB…", self._ask_pack)
        self.unpack = button("Nhận từ USB…", self._ask_unpack)
        self.write = button("Ghi tệp Excel để tải lên…", lambda: self._ask_folder(again=False))
        self.results = button("Nhận danh sách kết quả…", self._ask_results)
        self.again = button("Ghi lại tệp chưa có kết quả…", lambda: self._ask_folder(again=True))
        self._buttons = (self.pack, self.unpack, self.write, self.results, self.again)
        self._begun_by: QWidget = self.pack
        self.standing = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.stop = button("Dừng", self.model.stop, drawing="close")
        self.outcome = StateLine()
        self._compose()
        self.model.stated.connect(self._show)
        self.model.ended.connect(self._show)
        self.model.progressed.connect(self._progress)
        group = QButtonGroup(self)
        for choice in (self.online, self.lists):
            group.addButton(choice)
        self.lists.clicked.connect(lambda: self.model.choose(by_lists=True))
        self.online.clicked.connect(lambda: self.model.choose(by_lists=False))

    def stand(self, *, enrolled: bool) -> None:
        """Offer what fits: who has joined a central has no lists to choose.

        Only once `ways` stands in a layout: it has a place of its own on the page.
        """
        self._enrolled = enrolled
        self._show()

    @property
    def by_lists(self) -> bool:
        """Whether the commune sends lists."""
        return self.model.state.by_lists and not self._enrolled

    def _compose(self) -> None:
        frame, column = card()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.ways = _row(label("Xã gửi số liệu lên trung ương:"), self.online, self.lists)
        self.stick = _row(label("Máy không có mạng:"), self.pack, self.unpack)
        self.files = _row(self.write, self.results, self.again)
        self.under_way = QWidget()
        row = QHBoxLayout(self.under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        for part in (self.standing, self.stick, self.files, self.outcome, self.under_way):
            column.addWidget(part)

    def _show(self) -> None:
        model, by_lists = self.model, self.by_lists
        self.ways.setVisible(not self._enrolled)
        (self.lists if by_lists else self.online).setChecked(True)
        for one in (self.pack, self.unpack):
            one.setToolTip(_STICK if self._enrolled else _STICK_TO_JOIN)
        for one in (self.write, self.results, self.again):
            one.setToolTip(_FILES)
        self.standing.setText(standing_words(model.state.waiting, model.state.open))
        for part in (self.standing, self.files):
            part.setVisible(by_lists)
        self.stick.setVisible(not by_lists)
        self.again.setEnabled(model.state.open > 0)
        self._show_work(running=bool(model.running))
        self.bar.setRange(0, 0)
        running = STOPPING if model.is_stopping else model.running
        said = (running, "") if running else model.said
        self.outcome.say(*said)
        self.way_changed.emit()

    def _show_work(self, *, running: bool) -> None:
        """Show the bar and *Dừng*; who began it by keyboard stops it so, and comes back."""
        focus = QApplication.focusWidget()
        if running and self.under_way.isHidden() and focus in self._buttons:
            self._begun_by = focus
        had_focus = self.stop.hasFocus()
        self.under_way.setVisible(running)
        if running and focus is self._begun_by:
            self.stop.setFocus()
        for row in (self.ways, self.stick, self.files):
            row.setEnabled(not running)
        if not running and had_focus:
            self._begun_by.setFocus()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _ask_pack(self) -> None:
        code = "" if self._enrolled else self._code.text().strip()
        if not self._enrolled and not code:
            self.outcome.say(
                "Chưa kết nối: hãy điền mã kết nối, không cần địa chỉ, rồi bấm “Ghi ra USB”.",
                "warn",
            )
            self._code.setFocus()
            return
        self._ask_for_folder("Chọn USB để ghi", lambda chosen: self.model.pack(chosen, code))

    def _ask_unpack(self) -> None:
        ask_for_file(self, "Chọn tệp trên USB", BUNDLES, self.model.unpack)

    def _ask_folder(self, *, again: bool) -> None:
        self._ask_for_folder(
            "Chọn thư mục để ghi tệp", lambda chosen: self.model.write(chosen, again=again)
        )

    def _ask_results(self) -> None:
        ask_for_file(self, "Chọn danh sách kết quả", WORKBOOKS, self.model.take_results)

    def _ask_for_folder(self, title: str, take: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        open_dialog(dialog, take)


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(16))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return row
