"""What is wrong with the open record: each problem a sentence, with its fix where there is one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.cleaning.fix import Fix
from app.domain.cleaning.problem import Level, Problem
from ui.look import px
from ui.messages import problem_name, problem_sentence
from ui.widgets.basic import StateLine, button, label

STATES = {Level.BLOCK: "bad", Level.WARN: "warn", Level.WORKLIST: ""}
FIX_KEY = "F4"
_MOST_SHOWN = 3
"""More would push the form out of sight; the others are said beside their fields."""


class ProblemLines(QFrame):
    """Says what to look at; the first proposed fix is taken by one key."""

    fix_taken = Signal(object)
    """A Fix."""
    reasoned = Signal(str, str)
    """Problem code, and why it is right as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.fixes: list[QPushButton] = []
        self.reasons: dict[str, QLineEdit] = {}

    def show_problems(
        self,
        sentences: Sequence[tuple[str, str]],
        problems: Sequence[Problem],
        fixes: Sequence[Fix],
        originals: Mapping[str, str],
        passed: Mapping[str, str],
    ) -> None:
        """Show the problems, the worst first; `sentences` (state, text) come before them."""
        self._clear()
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for state, sentence in sentences:
            _say(column, sentence, state)
        worst_first = sorted(problems, key=lambda p: list(STATES).index(p.level))
        for problem in worst_first[:_MOST_SHOWN]:
            _say(column, _sentence(problem, originals), STATES[problem.level])
            self._offer(column, problem, fixes, passed)
        if len(worst_first) > _MOST_SHOWN:
            more = len(worst_first) - _MOST_SHOWN
            column.addWidget(label(f"… và {more} chỗ khác, ghi dưới từng ô", "muted"))
        self._column.addWidget(content)
        content.show()

    def take_first(self) -> None:
        """Take the first fix that is offered."""
        if self.fixes:
            self.fixes[0].click()

    def _clear(self) -> None:
        self.fixes = []
        self.reasons = {}
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()

    def _offer(
        self,
        column: QVBoxLayout,
        problem: Problem,
        fixes: Sequence[Fix],
        passed: Mapping[str, str],
    ) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(px(26), 0, 0, 0)
        row.setSpacing(px(8))
        for fix in fixes:
            if _row_of(fix) == problem.field:
                row.addWidget(self._fix_button(fix))
        if problem.level is Level.WARN:
            row.addWidget(self._reason_line(problem, passed.get(problem.code, "")), 1)
        else:
            row.addStretch(1)
        if row.count() > 1 or problem.level is Level.WARN:
            column.addLayout(row)

    def _fix_button(self, fix: Fix) -> QPushButton:
        made = button(f"Nhận: {fix.shown_new}", lambda: self.fix_taken.emit(fix), drawing="ok")
        if not self.fixes:
            made.setToolTip(f"Ghi giá trị này vào ô ({FIX_KEY})")
        self.fixes.append(made)
        return made

    def _reason_line(self, problem: Problem, reason: str) -> QLineEdit:
        line = QLineEdit(reason)
        line.setPlaceholderText("Nếu vẫn đúng, ghi lý do")
        line.setAccessibleName(f"Lý do vẫn đúng: {problem_name(problem.code)}")
        line.setWhatsThis(
            "Thông tin vẫn đúng thì ghi lý do rồi lưu, ví dụ: đã xem giấy khai sinh. "
            "Lý do được giữ trong lịch sử hồ sơ."
        )
        line.textEdited.connect(lambda text: self.reasoned.emit(problem.code, text))
        self.reasons[problem.code] = line
        return line


def _say(column: QVBoxLayout, sentence: str, state: str) -> None:
    line = StateLine()
    column.addWidget(line)
    line.say(sentence, state)


def _sentence(problem: Problem, originals: Mapping[str, str]) -> str:
    sentence = problem_sentence(problem.code)
    text = originals.get(problem.field, "")
    return f"{sentence} Nguyên văn: “{text}”" if text else sentence


def _row_of(fix: Fix) -> str:
    return "village" if fix.field == "village_id" else fix.field
