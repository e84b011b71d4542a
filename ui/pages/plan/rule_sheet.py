"""The sheet at the right of the window where a deadline is changed, switched off or given back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.calendar.deadline import Deadline, shipped_deadlines
from app.domain.calendar.due_rule import WEEKLY, Rule, next_occurrence, weekly_of
from app.domain.calendar.due_state import rule_of
from app.messages.calendar import due_words
from ui.pages.plan.plan_sheet import PlanSheet
from ui.pages.plan.rule_form import RuleForm
from ui.sentences.plan import NEXT, NO_NEXT, NO_RULE
from ui.widgets.basic import StateLine, button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.pages.plan.due_model import DueModel

_NEW = Rule(kind=WEEKLY, weekday=4)


def open_rule(page: QWidget, desk: Desk, model: DueModel, deadline: Deadline | None) -> RuleSheet:
    """Open the sheet of the page's window for a deadline; None = a new one."""
    window = page.window()
    sheet = window.findChild(RuleSheet) or RuleSheet(window, desk, model)
    sheet.open_deadline(deadline)
    return sheet


class RuleSheet(PlanSheet):
    """Says live when it is due next; nothing is kept before *Lưu*."""

    def __init__(self, window: QWidget, desk: Desk, model: DueModel) -> None:
        super().__init__(window, model, "Lưu")
        self._desk = desk
        self._model = model
        self._deadline: Deadline | None = None
        self.form = RuleForm(desk.app.today)
        self.next = StateLine()
        self.off = button("Tắt hạn", self._switch)
        self.restore = button("Trả về ban đầu", self._restore)
        self.compose(self.form, "Hạn của một việc", (self.next,), (self.off, self.restore))
        self.form.changed.connect(self._foresee)

    def open_deadline(self, deadline: Deadline | None) -> None:
        """Show a deadline; whoever opened it gets the focus back."""
        month = self._model.month
        if month is None:
            return
        self.remember_focus()
        self._deadline = deadline
        self.message.say("")
        rule = (rule_of(deadline) if deadline else None) or _NEW
        weekday = month.weekday_of(deadline) if deadline else None
        self.title.setText("Đổi hạn" if deadline else "Thêm hạn")
        self.setAccessibleName(self.title.text())
        self.form.show_deadline(deadline, rule, weekday)
        self.off.setVisible(deadline is not None)
        self.off.setText("Bật lại" if deadline and deadline.off else "Tắt hạn")
        shipped = {one.id for one in shipped_deadlines()}
        self.restore.setVisible(deadline is not None)
        is_own = deadline is not None and deadline.id not in shipped
        self.restore.setText("Bỏ hạn này" if is_own else "Trả về ban đầu")
        self.come_up()
        self._foresee()
        (self.form.weekday if self.form.is_of_office else self.form.what).setFocus()

    def keep(self) -> None:
        """Keep what the form says."""
        deadline = self._deadline
        if deadline is None:
            rule = self.form.filled(_blank()).rule
            self._model.add(self.form.what.text(), rule, self.form.note.text())
            return
        filled = self.form.filled(deadline)
        weekday = self.form.weekday.currentIndex()
        if self.form.is_of_office and filled == deadline:
            self._model.set_weekday(deadline, weekday)
        else:
            self._model.save(filled)
            if self.form.is_of_office:
                self._model.set_weekday(deadline, weekday)

    def _foresee(self) -> None:
        month = self._model.month
        if month is None:
            return
        rule = self.form.rule
        if self.form.is_of_office:
            rule = weekly_of(_NEW, self.form.weekday.currentIndex())
        if rule is None:
            self.next.say(NO_RULE, "warn")
            return
        one = next_occurrence(rule, self._desk.app.today() - timedelta(days=1), month.book.days)
        self.next.say(NEXT.format(due=due_words(one)) if one else NO_NEXT, "" if one else "warn")

    def _switch(self) -> None:
        if self._deadline is not None:
            self._model.switch(self._deadline)

    def _restore(self) -> None:
        if self._deadline is not None:
            self._model.restore(self._deadline)


def _blank() -> Deadline:
    return Deadline(id="", what="", rule="")
