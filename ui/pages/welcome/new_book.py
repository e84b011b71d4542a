"""The form that makes a new book: the commune, its villages, and a passphrase if wanted."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_search import find_place, learn_places
from app.domain.places.units import Unit, find_commune, find_province
from ui.look import px
from ui.widgets.basic import StateLine, button, label
from ui.widgets.choice_field import Choice, ChoiceField


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the new book is to be."""

    commune: Unit
    villages: tuple[str, ...]
    passphrase: str


class NewBookForm(QFrame):
    """Only the commune is needed; the rest can be added later."""

    wanted = Signal(Wanted)

    def __init__(self) -> None:
        super().__init__()
        # Beside the typing: the first letter would wait for it otherwise.
        QThreadPool.globalInstance().start(lambda: learn_places(shipped_gazetteer()))
        self.setProperty("role", "card")
        self._commune: Unit | None = None
        self.commune = ChoiceField()
        self.commune.setPlaceholderText("Gõ tên xã, phường – không cần dấu")
        self.commune.asked.connect(self._offer)
        self.commune.chosen.connect(self._take)
        self.villages = QPlainTextEdit()
        self.villages.setPlaceholderText("Mỗi dòng một thôn; có thể để trống")
        self.villages.setTabChangesFocus(True)
        self.villages.setFixedHeight(px(150))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText("Có thể để trống: sổ chỉ mở được trên máy này")
        self.again = QLineEdit()
        self.again.setEchoMode(QLineEdit.EchoMode.Password)
        self.trouble = StateLine()
        self.make = button("Lập sổ", self._ask, role="primary")
        self._compose()

    def show_trouble(self, sentence: str) -> None:
        """Say what is missing or why the book could not be made."""
        self.trouble.say(sentence, "bad")

    def _compose(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("Lập sổ mới cho xã", "heading"), 0, 0, 1, 2)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Xã, phường", self.commune),
            ("Các thôn", self.villages),
            ("Mật khẩu", self.passphrase),
            ("Nhập lại mật khẩu", self.again),
        )
        for row, (name, field) in enumerate(rows, 1):
            buddy = QLabel(name)
            buddy.setBuddy(field)
            field.setAccessibleName(name)
            tall = isinstance(field, QPlainTextEdit)
            side = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(buddy, row, 0, side)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.trouble, 5, 0, 1, 2)
        grid.addWidget(self.make, 6, 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def _offer(self, text: str) -> None:
        self._commune = None
        found = [
            Choice(one.unit.code, one.unit.full_name, find_province(one.unit.parent_code).full_name)
            for one in find_place(text, shipped_gazetteer()).options
        ]
        self.commune.offer(text, found)

    def _take(self, choice: Choice) -> None:
        self._commune = find_commune(choice.key)
        self.villages.setFocus()

    def _ask(self) -> None:
        if self._commune is None:
            self.show_trouble("Hãy gõ tên xã rồi chọn trong danh sách hiện ra.")
            self.commune.setFocus()
        elif self.passphrase.text() != self.again.text():
            self.show_trouble("Hai lần nhập mật khẩu chưa giống nhau.")
            self.again.setFocus()
        else:
            names = tuple(line.strip() for line in self.villages.toPlainText().splitlines())
            villages = tuple(name for name in names if name)
            self.wanted.emit(Wanted(self._commune, villages, self.passphrase.text()))
