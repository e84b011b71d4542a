"""The sheet of one step: number, what, who, days, which steps come before, and the round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.fields import with_texts
from app.domain.handoff.office import POLICE
from ui.circumstances.form_face import read_day
from ui.look import px
from ui.sentences.plan import NO_DAY
from ui.widgets.basic import StateLine, button, label
from ui.widgets.side_sheet import SideSheet
from ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.domain.calendar.plan_step import Step
    from ui.desk import Desk
    from ui.pages.plan.steps_model import StepsModel

_FIELDS = (
    ("plan", "Tên kế hoạch", "như Đợt cao điểm tháng 6"),
    ("number", "Bước số", "như 1, 2a"),
    ("what", "Công việc", ""),
    ("who", "Ai làm", "người hoặc bộ phận"),
    ("from_on", "Từ ngày", "ngày/tháng/năm"),
    ("to_on", "Đến ngày", "ngày/tháng/năm"),
    ("due_on", "Hạn phải xong", "ngày/tháng/năm, nếu có"),
    ("after", "Sau khi xong bước", "số các bước, như 1, 2a"),
)
_DAYS = ("from_on", "to_on", "due_on")


def open_step(page: QWidget, desk: Desk, model: StepsModel, step: Step) -> StepSheet:
    """Open the sheet of the page's window for a step."""
    window = page.window()
    sheet = window.findChild(StepSheet) or StepSheet(window, desk, model)
    sheet.open_step(step)
    return sheet


class StepSheet(SideSheet):
    """Nothing is kept before *Lưu*; Enter goes on, and saves from the last field."""

    def __init__(self, window: QWidget, desk: Desk, model: StepsModel) -> None:
        super().__init__(window, "Đóng, không lưu")
        self._desk = desk
        self._model = model
        self._step: Step | None = None
        self.fields = {name: _line(title, hint) for name, title, hint in _FIELDS}
        self.before = QCheckBox("“Trước ngày …”: hạn là ngày làm việc liền trước")
        self.round = QCheckBox("Gửi danh sách cho Công an và chờ trả lại")
        self.message = StateLine()
        self.remove = button("Bỏ bước", self._remove)
        self.save = button("Lưu bước", self.keep, role="primary")
        self.save.setToolTip("Lưu bước (Enter ở ô cuối)")
        self._compose()
        model.saved.connect(self._saved)
        model.refused.connect(self._refuse)

    def open_step(self, step: Step) -> None:
        """Show a step; whoever opened it gets the focus back."""
        self.remember_focus()
        self._step = step
        self.message.say("")
        self.title.setText(f"Bước {step.number}" if step.what else "Thêm bước")
        self.setAccessibleName(self.title.text())
        for name, field in self.fields.items():
            value = getattr(step, name)
            field.setText(day(value.isoformat()) if name in _DAYS and value else value or "")
        self.before.setChecked(step.before)
        self.round.setChecked(step.round == POLICE)
        self.remove.setVisible(bool(step.what))
        self.come_up()
        self.fields["what" if step.plan else "plan"].setFocus()

    def keep(self) -> None:
        """Keep what the fields say; a day that cannot be read is said so."""
        if self._step is None:
            return
        days: dict[str, date | None] = {}
        for name in _DAYS:
            text = self.fields[name].text()
            days[name] = read_day(text, self._desk.app.today())
            if text.strip() and days[name] is None:
                self.message.say(NO_DAY, "bad")
                self.fields[name].setFocus()
                return
        texts = {name: one.text() for name, one in self.fields.items() if name not in _DAYS}
        self._model.keep(
            replace(
                with_texts(self._step, texts),
                from_on=days["from_on"],
                to_on=days["to_on"],
                due_on=days["due_on"],
                before=self.before.isChecked(),
                round=POLICE if self.round.isChecked() else "",
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter; from the last field it saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move()
        else:
            super().keyPressEvent(event)

    def _move(self) -> None:
        order = [*self._order()]
        at = next((n for n, one in enumerate(order) if one.hasFocus()), len(order))
        if at + 1 < len(order):
            order[at + 1].setFocus()
            self._scroll.ensureWidgetVisible(order[at + 1], 0, px(60))
        else:
            self.keep()

    def _order(self) -> tuple[QWidget, ...]:
        *fields, after = self.fields.values()
        return (*fields, self.before, after, self.round)

    def _compose(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.setSpacing(px(4))
        for field in self._order():
            if isinstance(field, QLineEdit):
                inside.addWidget(label(field.accessibleName(), "muted"))
            inside.addWidget(field)
        inside.addStretch(1)
        self._scroll = self.add_scrolled(inner, "Bước của kế hoạch")
        self.column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.column.addLayout(foot)

    def _remove(self) -> None:
        if self._step is not None:
            self._model.remove(self._step)

    def _saved(self) -> None:
        if self.isVisible():
            self.shut()

    def _refuse(self, text: str) -> None:
        if self.isVisible():
            self.message.say(text, "bad")


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made
