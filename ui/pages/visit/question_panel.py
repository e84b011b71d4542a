"""The place under the form where the page asks: reasons for warnings, whose value, which household.

The form above it is held at the top, so that it never moves.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.cleaning.problem import Problem
from app.domain.household import Household
from app.services.outcome import Conflict, NeedsDecision
from ui.look import px
from ui.messages import field_name, problem_name, problem_sentence
from ui.widgets.basic import button, label
from ui.widgets.elided import elided_radio

_HOME = "home"
_EMPTY = "(để trống)"
_VALUE_WIDTH = 190


class QuestionPanel(QFrame):
    """Asks one kind of thing at a time."""

    reasoned = Signal(str, str)
    """Problem code and the reason typed so far."""
    settled = Signal(object)
    """(entity, field) -> whether mine is kept."""
    household_taken = Signal(str)
    another_household = Signal()
    home_kept = Signal()
    """The record stays in the household where it is."""
    home_left = Signal()
    """The record moves to the household that is visited."""

    def __init__(self, *, value_width: int = _VALUE_WIDTH) -> None:
        super().__init__()
        self._value_width = value_width
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._asked: object = None
        self._lines: list[QLineEdit] = []
        self.first: QWidget | None = None
        self.clear()

    def fields(self) -> list[QWidget]:
        """List the lines to type into, in order."""
        return list(self._lines)

    @property
    def band(self) -> QWidget | None:
        """What is asked, as a whole; None while nothing is."""
        return self._content

    @property
    def asks_home(self) -> bool:
        """Whether it is asked in which household a child lives."""
        return self._asked == _HOME

    @property
    def first_empty(self) -> QWidget | None:
        """The first reason not given yet."""
        return next((line for line in self._lines if not line.text().strip()), None)

    def clear(self) -> None:
        """Ask nothing."""
        self._asked = None
        self.first = None
        self._lines = []
        self._show(None)

    def ask_reasons(self, warnings: list[Problem], reasons: dict[str, str]) -> None:
        """Ask why each warning is passed; asking the same again leaves what is being typed."""
        codes = tuple(problem.code for problem in warnings)
        # A question about values or households stays until it is answered.
        if codes == self._asked or not (self._asked is None or isinstance(self._asked, tuple)):
            return
        self.clear()
        if not codes:
            return
        self._asked = codes
        frame, grid = _band("Nếu vẫn đúng, ghi lý do cho từng chỗ rồi lưu:")
        for row, problem in enumerate(warnings, 1):
            words = label(problem_name(problem.code), wrap=True)
            line = QLineEdit(reasons.get(problem.code, ""))
            line.setPlaceholderText("Lý do, ví dụ: đã xem giấy khai sinh")
            line.setAccessibleName(f"Lý do: {problem_sentence(problem.code)}")
            line.textEdited.connect(partial(self.reasoned.emit, problem.code))
            grid.addWidget(words, row, 0)
            grid.addWidget(line, row, 1)
            self._lines.append(line)
        self._show(frame)

    def ask_conflicts(self, asked: NeedsDecision, name_value: Callable[[str, str], str]) -> None:
        """Show what both changed, side by side; mine is marked until the person says else."""
        self.clear()
        self._asked = asked
        frame, grid = _band("Có người vừa sửa cùng chỗ này. Chọn giá trị đúng:")
        groups: dict[tuple[str, str], QRadioButton] = {}
        for row, conflict in enumerate(asked.conflicts, 1):
            mine, theirs = _two_values(frame, conflict, name_value, self._value_width)
            groups[conflict.entity, conflict.field] = mine
            grid.addWidget(label(field_name(conflict.field)), row, 0)
            grid.addWidget(mine, row, 1)
            grid.addWidget(theirs, row, 2)
        save = button(
            "Lưu theo lựa chọn",
            lambda: self.settled.emit({key: mine.isChecked() for key, mine in groups.items()}),
        )
        grid.addWidget(save, len(groups) + 1, 2, Qt.AlignmentFlag.AlignRight)
        self.first = next(iter(groups.values()))
        self._show(frame)

    def ask_household(self, alike: tuple[Household, ...]) -> None:
        """Show the households under the same head: one of them, or really another."""
        self.clear()
        self._asked = list(alike)
        frame, grid = _band("Thôn này đã có hộ cùng tên chủ hộ. Có phải cùng một hộ không?")
        for row, home in enumerate(alike[:3], 1):
            words = " · ".join(filter(None, (home.head_name, home.address, home.phone)))
            grid.addWidget(label(words, wrap=True), row, 0)
            take = button("Nhập vào hộ này", partial(self.household_taken.emit, home.id))
            grid.addWidget(take, row, 1)
            self.first = self.first or take
        other = button("Đây là hộ khác", self.another_household.emit)
        grid.addWidget(other, len(alike[:3]) + 1, 1)
        self._show(frame)

    def ask_home(self, record_home: str, visited: str, *, waits: bool) -> None:
        """Ask in which of two households a child lives; `waits`: what was typed of the visited."""
        self.clear()
        self._asked = _HOME
        frame, grid = _band("Hồ sơ đang ở một hộ khác. Trẻ nay ở hộ nào?")
        grid.addWidget(label(f"Trong sổ: {record_home}", wrap=True), 1, 0, 1, 3)
        grid.addWidget(label(f"Đang thăm: {visited}", wrap=True), 2, 0, 1, 3)
        keep = button("Giữ ở hộ đó", self.home_kept.emit, name=f"Giữ ở {record_home}")
        move = button("Chuyển về hộ đang thăm", self.home_left.emit, name=f"Chuyển về {visited}")
        if waits:
            keep.setToolTip("Phần đã gõ cho hộ đang thăm được để lại, mở lại lúc nào cũng được.")
        answers = QHBoxLayout()
        answers.setSpacing(px(8))
        answers.addStretch(1)
        answers.addWidget(keep)
        answers.addWidget(move)
        grid.addLayout(answers, 3, 0, 1, 3)
        self.first = keep
        self._show(frame)

    def _show(self, content: QWidget | None) -> None:
        if self._content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        if content:
            self._column.insertWidget(0, content)
            content.show()  # now, not when Qt finds the time: the focus goes there next


def _band(sentence: str) -> tuple[QFrame, QGridLayout]:
    frame = QFrame()
    frame.setProperty("role", "band")
    frame.setProperty("state", "warn")
    grid = QGridLayout(frame)
    grid.setContentsMargins(px(12), px(5), px(12), px(5))
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(sentence, "section", wrap=True), 0, 0, 1, 3)
    return frame, grid


def _two_values(
    frame: QFrame, conflict: Conflict, name_value: Callable[[str, str], str], width: int
) -> tuple[QRadioButton, QRadioButton]:
    ours = name_value(conflict.field, conflict.mine) or _EMPTY
    others = name_value(conflict.field, conflict.theirs) or _EMPTY
    mine = elided_radio(f"Của tôi: {ours}", px(width))
    theirs = elided_radio(f"Người khác: {others}", px(width))
    group = QButtonGroup(frame)
    for choice in (mine, theirs):
        group.addButton(choice)
    mine.setChecked(True)
    return mine, theirs
