"""Asking for the passphrase of a book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit

from ui.widgets.basic import StateLine, button, card, label


class PassphraseForm(QFrame):
    """One field; a wrong passphrase is said below it and nothing is lost."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        _, column = card(into=self)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Mật khẩu của sổ")
        self.field.returnPressed.connect(self._give)
        self.trouble = StateLine()
        buddy = QLabel("Mật khẩu của sổ")
        buddy.setBuddy(self.field)
        self.open = button("Mở sổ", self._give, role="primary")
        column.addWidget(label("Mở sổ", "heading"))
        column.addWidget(buddy)
        column.addWidget(self.field)
        column.addWidget(self.trouble)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)

    def show_trouble(self, sentence: str) -> None:
        """Say why it did not open."""
        self.trouble.say(sentence, "bad")
        self.field.selectAll()
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
