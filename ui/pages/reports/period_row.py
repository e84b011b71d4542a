"""The period of a report: one before, one after, or any from a day to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look import px
from ui.sentences.report import BACKWARDS, NO_DAY
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label, text_field
from ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from app.domain.reports.period import Period


class PeriodRow(QWidget):
    """Two days that can be typed, and buttons to go to the period beside."""

    stepped = Signal(int)
    chosen = Signal(object, object)
    """The first and the last day."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._shown: Period | None = None
        self.first = text_field("Kỳ báo cáo, từ ngày", "ngày/tháng/năm")
        self.last = text_field("Kỳ báo cáo, đến hết ngày", "ngày/tháng/năm")
        self.before = button("‹", lambda: self.stepped.emit(-1), name="Kỳ trước")
        self.after = button("›", lambda: self.stepped.emit(1), name="Kỳ sau")
        self.before.setToolTip("Kỳ trước (Alt+←)")
        self.after.setToolTip("Kỳ sau (Alt+→)")
        self.before.setShortcut("Alt+Left")
        self.after.setShortcut("Alt+Right")
        self.message = StateLine()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        for row, (name, field, step) in enumerate(
            (("Từ ngày", self.first, self.before), ("Đến hết", self.last, self.after))
        ):
            grid.addWidget(label(name, "muted"), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(step, row, 2)
        grid.addWidget(self.message, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._take)

    def show_period(self, period: Period) -> None:
        """Show another period."""
        self._shown = period
        self.message.say("")
        self.first.setText(day(period.since.isoformat()))
        self.last.setText(day(period.until.isoformat()))

    def _take(self) -> None:
        found = [read_day(field.text(), self._today) for field in (self.first, self.last)]
        first, last = found
        if first is None or last is None:
            self.message.say(NO_DAY, "bad")
        elif first > last:
            self.message.say(BACKWARDS, "bad")
        else:
            self.message.say("")
            if self._shown is None or (first, last) != (self._shown.since, self._shown.until):
                self.chosen.emit(first, last)
