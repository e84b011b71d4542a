"""The form that joins this data folder to a central system with a code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit

from ui.look import px
from ui.widgets.basic import StateLine, button, label

CALLING = "Đang gọi hệ thống trung ương…"
STOPPING = "Đang dừng, sau câu trả lời đang chờ…"


class EnrolForm(QFrame):
    """Address and code; what is wrong with them is said below."""

    joined = Signal(str, str)
    """The address and the code that were entered."""
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.url = QLineEdit(placeholderText="https://…")
        self.url.setWhatsThis("Địa chỉ do Sở Y tế cấp, bắt đầu bằng https://")
        self.code = QLineEdit()
        self.code.setWhatsThis("Mã dùng một lần cho máy này, do Sở Y tế hoặc người quản trị cấp.")
        self.join = button("Kết nối", self._join, role="primary", drawing="sync")
        self.stop = button("Dừng", self.stopped.emit, drawing="close")
        self.stop.hide()
        self.trouble = StateLine()
        self._offered = ""
        for field in (self.url, self.code):
            field.setMinimumWidth(px(420))
            field.returnPressed.connect(self._move_on)
        self._compose()

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong; nothing when it is empty."""
        self.trouble.say(sentence, "bad")

    def show_joining(self, *, joining: bool, stopping: bool, busy: bool) -> None:
        """Let nothing be typed while it is under way (`busy`: the joining, or a round)."""
        for part in (self.url, self.code, self.join):
            part.setEnabled(not busy)
        begins, had_focus = joining and self.stop.isHidden(), self.stop.hasFocus()
        self.stop.setVisible(joining)
        if joining:
            self.trouble.say(STOPPING if stopping else CALLING, "")
        if begins:
            self.stop.setFocus()
        elif had_focus and not joining:
            self.join.setFocus()

    def offer(self, url: str) -> None:
        """Fill in the address that is known, once and where nothing is typed."""
        if url == self._offered:
            return
        self._offered = url
        if not self.url.text():
            self.url.setText(url)
            if self.url.hasFocus():
                self.code.setFocus()

    def take_focus(self) -> None:
        """Go to the first field that is empty."""
        (self.code if self.url.text() else self.url).setFocus()

    def _compose(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(12))
        grid.addWidget(label("Kết nối với hệ thống trung ương", "heading"), 0, 0, 1, 3)
        grid.addWidget(
            label(
                "Làm một lần. Chưa kết nối vẫn nhập liệu bình thường; mọi thay đổi chờ gửi.",
                "muted",
                wrap=True,
            ),
            1,
            0,
            1,
            3,
        )
        for row, (name, field) in enumerate((("Địa chỉ", self.url), ("Mã kết nối", self.code)), 2):
            buddy = QLabel(name)
            buddy.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(buddy, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.trouble, 4, 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.join)
        grid.addLayout(buttons, 5, 1)
        grid.setColumnStretch(2, 1)

    def _move_on(self) -> None:
        if self.url.hasFocus():
            self.code.setFocus()
        else:
            self._join()

    def _join(self) -> None:
        url, code = self.url.text().strip(), self.code.text().strip()
        if not url or not code:
            self.show_trouble("Hãy điền cả địa chỉ và mã kết nối.")
            (self.code if url else self.url).setFocus()
            return
        self.joined.emit(url, code)
