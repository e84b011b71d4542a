"""*Kế hoạch đợt*: the steps of a plan with their bars, and above them what cannot be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.calendar.plan_step import Step
from app.messages.calendar import doubt_words
from ui.icons import icon
from ui.look import LIGHT, px
from ui.models.line_model import Line
from ui.models.text_table import TextTable
from ui.pages.plan.step_bars import StepBars, bars_of
from ui.pages.plan.step_sheet import open_step
from ui.pages.plan.steps_model import StepsModel
from ui.sentences.plan import (
    NO_PLAN,
    PASSED_ROW,
    PLAN_DOUBTS,
    PLAN_FITS,
    PLAN_OPENED,
    STEP_HEADERS,
    UNREAD_DATE,
)
from ui.widgets.basic import StateLine, button, label
from ui.widgets.face_stack import FaceStack
from ui.widgets.file_dialog import ask_for_file
from ui.widgets.line_list import LineList
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.services.calendar.keep_plan import CheckedPlan
    from ui.desk import Desk

WIDTHS = (56, 156, 136, 62, 62, 98, 84, 112)
AFTER, NARROW = 6, 900
"""A column that is left out below so many pixels (at 100 %)."""
BARS = 7
SHEETS = "Bảng tính (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.html);;Mọi tệp (*)"


class StepsFace(QWidget):
    """One plan in front; Enter opens a step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = StepsModel(desk, self)
        self._impossible: frozenset[str] = frozenset()
        self.choice = QComboBox()
        self.choice.setAccessibleName("Kế hoạch")
        self.name = QLineEdit()
        self.name.setAccessibleName("Tên kế hoạch")
        self.open_table = button("Mở bảng kế hoạch…", self._ask_file, drawing="import")
        self.add = button("Thêm bước…", self.add_step, drawing="add", shortcut="Ctrl+N")
        self.remove = button("Bỏ kế hoạch", self._remove)
        self.drop = button("Bỏ qua", self.model.drop_file)
        self.take = button(
            "Ghi kế hoạch", lambda: self.model.take(self.name.text()), role="primary"
        )
        self.verdict = StateLine()
        self.message = StateLine()
        self.doubts = LineList("Những chỗ không thể kịp hoặc cần xem")
        self.rows: TextTable[Step] = TextTable(STEP_HEADERS, self._texts, (), self, self._colour)
        self.table = PlainTable(self.rows, WIDTHS, 1, "Các bước của kế hoạch")
        self.table.setWhatsThis("Enter mở một bước để sửa.")
        self.bars = StepBars(self.table)
        self.table.setItemDelegateForColumn(BARS, self.bars)
        self.faces = FaceStack()
        self._compose()
        self.model.changed.connect(self._show)
        self.model.refused.connect(lambda text: self.message.say(text, "bad"))
        self.model.saved.connect(self._saved)
        self.choice.activated.connect(lambda at: self.model.choose(self.choice.itemText(at)))
        self.table.opened.connect(self._open)
        self.doubts.taken.connect(self._go_to)

    def begin(self) -> None:
        """Read, and put the cursor where work goes on."""
        self.model.read()
        self._take_focus()

    def step_back(self) -> bool:
        """Put the plan of a file away."""
        if self.model.opened is None:
            return False
        self.model.drop_file()
        return True

    def show_step(self, id_: str) -> None:
        """Bring a step and its plan to the front, once they are read."""
        self.model.wanted = id_
        self.model.read()

    def add_step(self) -> None:
        """Open the sheet for a new step of the plan in front."""
        plan = None if self.model.opened else self.model.plan
        number = str(len(plan.steps) + 1) if plan else "1"
        name = plan.name if plan else ""
        step = Step(id=self._desk.app.new_id(), plan=name, what="", number=number)
        open_step(self, self._desk, self.model, step)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.choice, 1)
        head.addWidget(self.name, 1)
        for part in (self.open_table, self.add):
            head.addWidget(part)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.addStretch(1)
        for text, role in zip(NO_PLAN, ("heading", "muted"), strict=True):
            inner.addWidget(label(text, role), 0, Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(2)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.verdict)
        column.addWidget(self.doubts)
        column.addWidget(self.table, 1)
        self.doubts.setWordWrap(True)
        self.doubts.setUniformItemSizes(False)
        self.faces.addWidget(empty)
        self.faces.addWidget(full)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        for part in (self.remove, self.drop, self.take):
            foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addLayout(head)
        whole.addWidget(self.message)
        whole.addWidget(self.faces, 1)
        whole.addLayout(foot)

    def _show(self) -> None:
        plan, is_file = self.model.plan, self.model.opened is not None
        self._show_choice(is_file=is_file)
        self.faces.setCurrentIndex(int(plan is not None))
        self.remove.setVisible(plan is not None and not is_file)
        for part in (self.drop, self.take, self.name):
            part.setVisible(is_file)
        if plan is None:
            return
        if is_file:
            self.name.setText(plan.name)
        self._impossible = frozenset(one.step.id for one in plan.doubts if one.is_impossible)
        self.bars.bars = bars_of(plan)
        row = max(0, self.table.currentIndex().row())
        ids = [step.id for step in plan.steps]
        if self.model.wanted in ids:
            row, self.model.wanted = ids.index(self.model.wanted), ""
        self.rows.show(plan.steps)
        self.table.go_to(min(row, len(plan.steps) - 1))
        self._show_doubts(plan)
        if is_file:
            self.take.setFocus()

    def _saved(self) -> None:
        self.message.say("")
        self.table.setFocus()

    def _show_choice(self, *, is_file: bool) -> None:
        names = [one.name for one in self.model.plans]
        self.choice.clear()
        self.choice.addItems(names)
        if self.model.plan is not None and not is_file:
            self.choice.setCurrentIndex(max(0, self.choice.findText(self.model.plan.name)))
        self.choice.setVisible(not is_file and bool(names))

    def _show_doubts(self, plan: CheckedPlan) -> None:
        impossible = sum(one.is_impossible for one in plan.doubts)
        others = len(plan.doubts) - impossible
        said = (
            PLAN_DOUBTS.format(impossible=impossible, others=others) if plan.doubts else PLAN_FITS
        )
        state = "bad" if impossible else "warn" if others else "ok"
        opened = self.model.opened
        before = (
            f"{PLAN_OPENED.format(file=self.model.file, steps=len(plan.steps))} " if opened else ""
        )
        self.verdict.say(before + said, state)
        ordered = sorted(plan.doubts, key=lambda one: not one.is_impossible)
        lines = [
            Line(
                one.step.id,
                doubt_words(one),
                tip=doubt_words(one),
                picture=icon("error", LIGHT.bad)
                if one.is_impossible
                else icon("warning", LIGHT.warn),
            )
            for one in ordered
        ]
        if opened is not None:
            table = opened.table
            told = [UNREAD_DATE.format(row=row, text=text) for row, text in table.unread]
            told += [PASSED_ROW.format(row=row, text=text) for row, text in table.passed]
            lines += [Line(None, text, picture=icon("note", LIGHT.muted)) for text in told]
        self.doubts.show_lines(lines, 0 if lines else -1)
        self.doubts.setVisible(bool(lines))
        self.doubts.setFixedHeight(px(34) * min(len(lines), 4) + px(8))

    def _texts(self, step: Step) -> tuple[str, ...]:
        due, *days = (self._day(one) for one in (step.due_on, step.from_on, step.to_on))
        mark = f"trước {due}" if step.before and due else due
        return (step.number, step.what, step.who, *days, mark, step.after, self._time(step))

    def _time(self, step: Step) -> str:
        """Say what the bar shows: from when to when the step can be at the earliest."""
        when = self.model.plan.timings.get(step.id) if self.model.plan else None
        if when is None or when.ends is None:
            return ""
        begins = when.begins or when.ends
        return f"{self._day(begins)} – {self._day(max(begins, when.ends))}"

    def _day(self, one: date | None) -> str:
        """Write a day; the year only where it is another one."""
        if one is None:
            return ""
        is_now = one.year == self._desk.app.today().year
        return f"{one:%d/%m}" if is_now else f"{one:%d/%m/%Y}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a column out where there is little room: the sentences say it too."""
        super().resizeEvent(event)
        self.table.setColumnHidden(AFTER, self.width() < px(NARROW))
        self.table.resize_to_scale()

    def _colour(self, step: Step) -> str:
        return LIGHT.bad if step.id in self._impossible else ""

    def _open(self, row: int) -> None:
        plan = self.model.plan
        if plan is not None and self.model.opened is None and 0 <= row < len(plan.steps):
            open_step(self, self._desk, self.model, plan.steps[row])

    def _go_to(self, id_: object) -> None:
        plan = self.model.plan
        rows = [step.id for step in plan.steps] if plan else []
        if id_ in rows:
            self.table.go_to(rows.index(str(id_)))
            self.table.setFocus()

    def _remove(self) -> None:
        if self.model.plan is not None:
            self.model.remove_plan(self.model.plan)

    def _take_focus(self) -> None:
        (self.table if self.model.plan else self.open_table).setFocus()

    def _ask_file(self) -> None:
        ask_for_file(self, "Chọn bảng kế hoạch", SHEETS, self.model.open_file)
