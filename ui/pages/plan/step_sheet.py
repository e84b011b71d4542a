"""The sheet of one step: number, what, who, days, which steps come before, and the round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.fields import with_texts
from app.domain.handoff.office import POLICE
from ui.look import px
from ui.pages.plan.plan_sheet import PlanSheet
from ui.sentences.plan import NO_DAY
from ui.typed_day import read_day
from ui.widgets.basic import button, label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import day

if TYPE_CHECKING:
    from datetime import date

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


class StepForm(EntryForm):
    """The fields of a step, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: text_field(title, hint) for name, title, hint in _FIELDS}
        self.before = QCheckBox("“Trước ngày …”: hạn là ngày làm việc liền trước")
        self.round = QCheckBox("Gửi danh sách cho Công an và chờ trả lại")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for part in self.parts():
            if isinstance(part, QLineEdit):
                column.addWidget(label(part.accessibleName(), "muted"))
            column.addWidget(part)

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        *fields, after = self.fields.values()
        return (*fields, self.before, after, self.round)


class StepSheet(PlanSheet):
    """One step of a plan, known or new."""

    def __init__(self, window: QWidget, desk: Desk, model: StepsModel) -> None:
        super().__init__(window, model, "Lưu bước")
        self._desk = desk
        self._model = model
        self._step: Step | None = None
        self.form = StepForm()
        self.remove = button("Bỏ bước", self._remove)
        self.compose(self.form, "Bước của kế hoạch", (), (self.remove,))

    def open_step(self, step: Step) -> None:
        """Show a step; whoever opened it gets the focus back."""
        self.remember_focus()
        self._step = step
        self.message.say("")
        self.title.setText(f"Bước {step.number}" if step.what else "Thêm bước")
        self.setAccessibleName(self.title.text())
        for name, field in self.form.fields.items():
            value = getattr(step, name)
            field.setText(day(value.isoformat()) if name in _DAYS and value else value or "")
        self.form.before.setChecked(step.before)
        self.form.round.setChecked(step.round == POLICE)
        self.remove.setVisible(bool(step.what))
        self.come_up()
        self.form.fields["what" if step.plan else "plan"].setFocus()

    def keep(self) -> None:
        """Keep what the fields say; a day that cannot be read is said so."""
        if self._step is None:
            return
        days: dict[str, date | None] = {}
        for name in _DAYS:
            text = self.form.fields[name].text()
            days[name] = read_day(text, self._desk.app.today())
            if text.strip() and days[name] is None:
                self.message.say(NO_DAY, "bad")
                self.form.fields[name].setFocus()
                return
        texts = {name: one.text() for name, one in self.form.fields.items() if name not in _DAYS}
        self._model.keep(
            replace(
                with_texts(self._step, texts),
                from_on=days["from_on"],
                to_on=days["to_on"],
                due_on=days["due_on"],
                before=self.form.before.isChecked(),
                round=POLICE if self.form.round.isChecked() else "",
            )
        )

    def _remove(self) -> None:
        if self._step is not None:
            self._model.remove(self._step)
