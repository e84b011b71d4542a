"""One question of the guide: a number key or a click chooses, Enter goes on, Backspace back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import px
from ui.widgets.basic import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from app.domain.circumstances.guide import Question

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = "none"
"""The answer that no other stands beside."""


class QuestionFace(QWidget):
    """Shows one question and tells what was chosen."""

    answered = Signal(object)
    """The keys of the chosen answers."""
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.step = label("", "muted")
        self.text = label("", "heading", wrap=True)
        self.hint = label("", "muted", wrap=True)
        self.answers: list[QAbstractButton] = []
        self._group = QButtonGroup(self)
        self._question: Question | None = None
        self.back = button("Quay lại", self.back_asked.emit, drawing="")
        self.back.setToolTip("Quay lại câu trước (Backspace)")
        self.on = button("Tiếp tục", self._go_on, role="primary")
        self.on.setToolTip("Sang câu sau (Enter)")
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setAccessibleName("Các câu trả lời")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self.step, self.text, self.hint):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addLayout(foot)

    def show_question(self, question: Question, step: int, chosen: frozenset[str]) -> None:
        """Show a question, with what was answered to it before."""
        self._question = question
        self.step.setText(f"Câu {step + 1}")
        self.text.setText(question.text)
        several = "Chọn một hoặc nhiều câu." if question.takes_several else ""
        self.hint.setText(" ".join(filter(None, (question.hint, several))))
        self.hint.setVisible(bool(self.hint.text()))
        self.setAccessibleName(question.text)
        self._fill(question, chosen)
        self._tell()

    def take_focus(self) -> None:
        """Put the focus on what was answered before, or on the first answer."""
        marked = [one for one in self.answers if one.isChecked()]
        for one in (*marked, *self.answers)[:1]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, go on by Enter, back by Backspace."""
        if event.key() in _ENTER:
            self._go_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back_asked.emit()
        elif event.text().isdecimal():
            self._press(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _fill(self, question: Question, chosen: frozenset[str]) -> None:
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(4), px(8), 0)
        column.setSpacing(px(4))
        self._group = QButtonGroup(self)
        self._group.setExclusive(not question.takes_several)
        self.answers = []
        for number, choice in enumerate(question.choices, 1):
            made = QCheckBox() if question.takes_several else QRadioButton()
            made.setText(f"{number % 10}.")
            made.setAccessibleName(choice.text)
            made.setProperty("role", "answer")
            made.setProperty("answer", choice.key)
            made.setChecked(choice.key in chosen)
            made.toggled.connect(lambda on, key=choice.key: self._keep_alone(key, on=on))
            self._group.addButton(made)
            self.answers.append(made)
            column.addLayout(_line(made, choice.text))
        column.addStretch(1)
        self._list.setWidget(inner)

    def _keep_alone(self, key: str, *, on: bool) -> None:
        """Let “none of these” and the others exclude each other."""
        if on and self._question is not None and self._question.takes_several:
            for one in self.answers:
                if (one.property("answer") == _ALONE) != (key == _ALONE):
                    one.setChecked(False)
        self._tell()

    def _press(self, number: int) -> None:
        place = (number or 10) - 1
        if place < len(self.answers):
            self.answers[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.answers[place].click()

    def _chosen(self) -> frozenset[str]:
        return frozenset(str(one.property("answer")) for one in self._checked())

    def _checked(self) -> Iterable[QAbstractButton]:
        return (one for one in self.answers if one.isChecked())

    def _tell(self) -> None:
        self.on.setEnabled(any(True for _ in self._checked()))

    def _go_on(self) -> None:
        if self._chosen():
            self.answered.emit(self._chosen())


class _Words(QLabel):
    """The words of an answer; a click on them is a click on it."""

    def __init__(self, text: str, answer: QAbstractButton) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._answer = answer

    def mousePressEvent(self, _event: object) -> None:
        """Choose the answer."""
        self._answer.setFocus(Qt.FocusReason.MouseFocusReason)
        self._answer.click()


def _line(answer: QAbstractButton, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_Words(text, answer), 1)
    return row
