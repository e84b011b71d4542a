"""What the file does not say by itself, one question at a time, its answers as buttons."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.look import px
from ui.messages import option_name, question_sentence, unanswered_sentence
from ui.pages.import_list.groups import GroupQuestion
from ui.widgets.basic import button, card, label
from ui.words import thousands

A_ROW = 3
"""Options beside each other."""
_COUNTED = {"hidden_rows": "dòng", "hidden_columns": "cột"}


class QuestionCard(QFrame):
    """Shows the first question nobody answered; the arrows lead to the others."""

    answered = Signal(object, str)
    """The GroupQuestion and the option."""

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[GroupQuestion] = ()
        self._at = 0
        self.options: dict[str, QPushButton] = {}
        self.place = label("", "section")
        self.before = button("‹ Câu trước", lambda: self._move(-1), role="link")
        self.after = button("Câu sau ›", lambda: self._move(1), role="link")
        self.sentence = label("", "heading", wrap=True)
        self.samples = label("", "muted", wrap=True)
        self.outcome = label("", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(8))
        self._grid.setColumnStretch(A_ROW, 1)
        self._compose()
        self.hide()

    @property
    def shown(self) -> GroupQuestion | None:
        """The question that is shown."""
        return self._questions[self._at] if self._at < len(self._questions) else None

    def show_questions(self, questions: Sequence[GroupQuestion]) -> None:
        """Show other questions, or new answers to the same."""
        same = self.shown and [one.keys for one in questions] == [q.keys for q in self._questions]
        self._questions = questions
        if not same:
            unanswered = (at for at, one in enumerate(questions) if one.answer is None)
            self._at = next(unanswered, 0)
            self._make_options()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for every line of its sentences."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _compose(self) -> None:
        _, column = card(margin=12, spacing=6, into=self)
        top = QHBoxLayout()
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        column.addLayout(top)
        for part in (self.sentence, self.samples):
            column.addWidget(part)
        column.addLayout(self._grid)
        column.addWidget(self.outcome)

    def _move(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._questions) - 1))
        self._make_options()
        self._show()

    def _make_options(self) -> None:
        for old in self.options.values():
            self._grid.removeWidget(old)
            old.deleteLater()
        self.options = {}
        shown = self.shown
        for at, option in enumerate(shown.question.options if shown else ()):
            made = button(option_name(option), partial(self._answer, option), role="option")
            made.setCheckable(True)
            self.options[option] = made
            self._grid.addWidget(made, at // A_ROW, at % A_ROW)

    def _show(self) -> None:
        shown = self.shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        several = len(self._questions) > 1
        self.place.setText(f"Cần bạn cho biết · câu {self._at + 1}/{len(self._questions)}")
        last = len(self._questions) - 1
        for one, can in ((self.before, self._at > 0), (self.after, self._at < last)):
            one.setVisible(several)
            one.setEnabled(can)
        self.sentence.setText(question_sentence(shown.question))
        self.samples.setText(_samples(shown))
        self.outcome.setText(_outcome(shown))
        for option, made in self.options.items():
            made.setChecked(option == shown.chosen)
            made.setAccessibleName(_spoken(option, shown))
        self._keep_room()

    def _answer(self, option: str) -> None:
        shown = self.shown
        if shown is not None:
            self.answered.emit(shown, option)

    def first_option(self) -> QWidget | None:
        """Give the button that the keys should be on."""
        shown = self.shown
        chosen = self.options.get(shown.chosen) if shown and shown.chosen is not None else None
        return chosen or next(iter(self.options.values()), None)


def _samples(asked: GroupQuestion) -> str:
    question = asked.question
    facts = []
    if question.samples:
        facts.append("Ví dụ: " + " · ".join(f"“{text}”" for text in question.samples))
    if question.count and question.code not in _COUNTED:
        facts.append(f"{thousands(question.count)} ô")
    if len(asked.sheets) > 1:
        facts.append(f"hỏi chung cho {len(asked.sheets)} trang tính")
    return " – ".join(facts)


def _outcome(asked: GroupQuestion) -> str:
    if asked.answer is not None:
        return "Bạn đã trả lời; bấm câu khác để đổi."
    if asked.question.suggested:
        name = option_name(asked.question.suggested)
        return f"Đề nghị theo nội dung tệp: “{name}”; bỏ qua thì lấy như thế."
    return unanswered_sentence(asked.question.code)


def _spoken(option: str, asked: GroupQuestion) -> str:
    word = ""
    if option == asked.answer:
        word = ", đã chọn"
    elif option == asked.chosen:
        word = ", được đề nghị"
    return f"{option_name(option)}{word}"
