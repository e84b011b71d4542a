"""The form of a deadline: what, how often, when, “trước ngày”, hour and note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.domain.calendar.due_rule import MONTHLY, ONCE, SPAN, WEEKLY, Rule, write_rule
from app.messages.calendar import WEEKDAYS
from ui.look import px
from ui.sentences.plan import HAND_OFF_RULE, KINDS
from ui.typed_day import read_day
from ui.widgets.basic import label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import capital, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.calendar.deadline import Deadline


class RuleForm(EntryForm):
    """Gives a rule as it stands in its fields; None while they say no day."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._office_rule: Rule | None = None
        self.what = text_field("Công việc", "việc gì phải xong")
        self.kind = _box("Lặp lại", KINDS.items())
        self.begins = text_field("Từ ngày", "ngày/tháng/năm")
        self.day = text_field("Ngày hạn", "ngày/tháng/năm")
        self.weekday = _box("Thứ", ((at, capital(name)) for at, name in enumerate(WEEKDAYS)))
        self.month_day = QSpinBox()
        self.month_day.setRange(1, 31)
        self.month_day.setAccessibleName("Ngày trong tháng")
        self.before = QCheckBox("“Trước ngày …”: hạn là ngày làm việc liền trước")
        self.at = text_field("Giờ", "như 10:00; để trống là hết ngày")
        self.note = text_field("Ghi chú")
        self.hint = label(HAND_OFF_RULE, "muted", wrap=True)
        self._names: dict[QWidget, QWidget] = {}
        self._compose()
        self._listen()

    def show_deadline(self, deadline: Deadline | None, rule: Rule, weekday: int | None) -> None:
        """Show a deadline with its rule; `weekday` is the office's, for its lists."""
        self._office_rule = rule if weekday is not None else None
        self.what.setText(deadline.what if deadline else "")
        self.note.setText(deadline.note if deadline else "")
        self.kind.setCurrentIndex(max(0, self.kind.findData(rule.kind)))
        self.begins.setText(day(rule.begins.isoformat()) if rule.begins else "")
        self.day.setText(day(rule.day.isoformat()) if rule.day else "")
        self.weekday.setCurrentIndex(rule.weekday if weekday is None else weekday)
        self.month_day.setValue(rule.month_day)
        self.before.setChecked(rule.before)
        self.at.setText(f"{rule.at:%H:%M}" if rule.at else "")
        self._show_kind()

    @property
    def rule(self) -> Rule | None:
        """The rule that the fields say; None while they say no day."""
        kind = str(self.kind.currentData())
        at = read_hour(self.at.text())
        if at is None and self.at.text().strip():
            return None
        made = Rule(
            kind=kind,
            begins=self._day_of(self.begins) if kind == SPAN else None,
            day=self._day_of(self.day) if kind in (ONCE, SPAN) else None,
            weekday=self.weekday.currentIndex() if kind == WEEKLY else 0,
            month_day=self.month_day.value() if kind == MONTHLY else 1,
            before=self.before.isChecked() and kind != WEEKLY,
            at=at,
        )
        return made if _says_a_day(made) else None

    def filled(self, deadline: Deadline) -> Deadline:
        """Give a deadline with what the fields say; a rule that says no day is empty."""
        rule = deadline.rule
        if self._office_rule is None:
            rule = write_rule(self.rule) if self.rule else ""
        return replace(deadline, what=self.what.text(), note=self.note.text(), rule=rule)

    @property
    def is_of_office(self) -> bool:
        """Whether only the weekday of an office's lists can be set."""
        return self._office_rule is not None

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return (
            *(self.what, self.kind, self.begins, self.day, self.weekday, self.month_day),
            *(self.before, self.at, self.note),
        )

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for field in self.parts():
            if field is not self.before:
                self._names[field] = label(field.accessibleName(), "muted")
                column.addWidget(self._names[field])
            column.addWidget(field)
        column.addWidget(self.hint)

    def _listen(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        for line in (self.what, self.begins, self.day, self.at):
            line.textChanged.connect(lambda _: self.changed.emit())
        self.weekday.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.month_day.valueChanged.connect(lambda _: self.changed.emit())
        self.before.toggled.connect(lambda _: self.changed.emit())

    def _show_kind(self) -> None:
        kind = str(self.kind.currentData())
        of_office = self.is_of_office
        shown: dict[QWidget, bool] = {
            self.kind: not of_office,
            self.begins: kind == SPAN and not of_office,
            self.day: kind in (ONCE, SPAN) and not of_office,
            self.weekday: kind == WEEKLY or of_office,
            self.month_day: kind == MONTHLY and not of_office,
            self.before: kind != WEEKLY and not of_office,
            self.at: not of_office,
        }
        for field, is_shown in shown.items():
            field.setVisible(is_shown)
            if field in self._names:
                self._names[field].setVisible(is_shown)
        self.hint.setVisible(of_office)
        self.changed.emit()

    def _day_of(self, field: QLineEdit) -> date | None:
        return read_day(field.text(), self._today())


def read_hour(text: str) -> time | None:
    """Read `10:00`, `10h`, `10 giờ 30`; None where there is no hour."""
    parts = "".join(sign if sign.isdigit() else " " for sign in text).split()
    if not 1 <= len(parts) <= 2:
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _says_a_day(rule: Rule) -> bool:
    if rule.kind == ONCE:
        return rule.day is not None
    if rule.kind == SPAN:
        return rule.begins is not None and rule.day is not None and rule.begins <= rule.day
    return True


def _box(name: str, items: Iterable[tuple[object, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for key, text in items:
        made.addItem(text, key)
    return made
