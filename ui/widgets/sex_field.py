"""Nam or Nữ in one press: N-a and N-ữ as typed, 1 and 2, or the arrows; Backspace takes it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QWidget

from app.domain.person.sex import Sex
from app.domain.text.text import fold
from ui.look import px

_KEYS = {"1": Sex.MALE, "n": Sex.MALE, "a": Sex.MALE, "2": Sex.FEMALE, "u": Sex.FEMALE}


class SexField(QFrame):
    """One stop for the keyboard; `text()` is `Nam`, `Nữ` or empty, never a guess."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(2), px(6), px(2))
        row.setSpacing(px(16))
        self._buttons = {sex: self._button(sex) for sex in Sex}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def text(self) -> str:
        """Give the value as the forms write it."""
        chosen = [str(sex) for sex, button in self._buttons.items() if button.isChecked()]
        return chosen[0] if chosen else ""

    def set_text(self, text: str) -> None:
        """Show a value without telling anybody."""
        for sex, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(text == sex)
            button.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters of the two words, as UniKey sends them too; the rest goes on."""
        typed = fold(event.text())
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose("")
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose(Sex.MALE)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose(Sex.FEMALE)
        elif typed in _KEYS:
            self._choose(_KEYS[typed])
        elif not typed.isalpha():
            super().keyPressEvent(event)

    def _choose(self, text: str) -> None:
        self.set_text(text)
        self.edited.emit(text)

    def _button(self, sex: Sex) -> QRadioButton:
        button = QRadioButton(sex, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._choose(sex))
        return button
