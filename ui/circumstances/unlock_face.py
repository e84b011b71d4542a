"""Opening what is confidential: its own passphrase; the first time, the passphrase is set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import StateLine, button, label

ABOUT = (
    "Phần mật giữ thông tin về HIV, bạo lực, bóc lột, xâm hại, mua bán. Chỉ người được phân công "
    "mới mở. Mỗi lần mở đều được ghi lại; sau 10 phút không dùng, phần mật tự khóa."
)
FIRST = (
    "Xã chưa đặt mật khẩu cho phần mật. Hãy đặt một mật khẩu riêng, khác mật khẩu của sổ. Quên mật "
    "khẩu này thì không ai đọc lại được các hồ sơ mật."
)
UNEQUAL = "Hai lần gõ mật khẩu chưa giống nhau."


class UnlockFace(QWidget):
    """Asks for the passphrase; twice where it is set now."""

    unlock_asked = Signal(str)
    set_asked = Signal(str)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_first = False
        self.about = label("", "muted", wrap=True)
        self.word = _secret("Mật khẩu của phần mật")
        self.again = _secret("Gõ lại mật khẩu")
        self.message = StateLine()
        self.open = button("Mở phần mật", self._ask, role="primary")
        self.word.returnPressed.connect(self._go_on)
        self.again.returnPressed.connect(self._ask)
        foot = QHBoxLayout()
        foot.addWidget(button("Quay lại", self.back_asked.emit))
        foot.addStretch(1)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label("Phần mật", "heading"))
        for part in (self.about, self.word, self.again, self.message):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)

    def begin(self, *, is_first: bool) -> None:
        """Ask anew."""
        self._is_first = is_first
        self.about.setText(FIRST if is_first else ABOUT)
        self.again.setVisible(is_first)
        self.open.setText("Đặt mật khẩu và mở" if is_first else "Mở phần mật")
        self.message.say("")
        for field in (self.word, self.again):
            field.clear()
        self.word.setFocus()

    def _go_on(self) -> None:
        if self._is_first:
            self.again.setFocus()
        else:
            self._ask()

    def _ask(self) -> None:
        word = self.word.text()
        if self._is_first and word != self.again.text():
            self.message.say(UNEQUAL, "bad")
            return
        for field in (self.word, self.again):
            field.clear()
        (self.set_asked if self._is_first else self.unlock_asked).emit(word)


def _secret(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    return made
