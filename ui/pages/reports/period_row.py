"""The period of a report: one before, one after, or any from a day to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look import px
from ui.sentences.report import BACKWARDS, NO_DAY
from ui.typed_day import read_day
from ui.widgets.basic import button, label, text_field
from ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from app.domain.reports.period import Period


class PeriodRow(QWidget):
    """Two days that can be typed, and buttons to go to the period beside."""

    stepped = Signal(int)
    chosen = Signal(object, object)
    """The first and the last day."""
    doubted = Signal(str)
    """What is wrong with what was typed; empty once it is mended."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._shown: Period | None = None
        self._doubt = ""
        self.first = text_field("Kỳ báo cáo, từ ngày", "ngày/tháng/năm")
        self.last = text_field("Kỳ báo cáo, đến hết ngày", "ngày/tháng/năm")
        self.before = button("‹", lambda: self.stepped.emit(-1), name="Kỳ trước")
        self.after = button("›", lambda: self.stepped.emit(1), name="Kỳ sau")
        self.before.setToolTip("Kỳ trước (Alt+←)")
        self.after.setToolTip("Kỳ sau (Alt+→)")
        self.before.setShortcut("Alt+Left")
        self.after.setShortcut("Alt+Right")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        for row, (name, field, step) in enumerate(
            (("Từ ngày", self.first, self.before), ("Đến hết", self.last, self.after))
        ):
            grid.addWidget(label(name, "muted"), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(step, row, 2)
        grid.setColumnStretch(1, 1)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._take)

    def show_period(self, period: Period) -> None:
        """Show another period."""
        self._shown, self._doubt = period, ""
        self.first.setText(day(period.since.isoformat()))
        self.last.setText(day(period.until.isoformat()))

    def _take(self) -> None:
        first, last = (read_day(field.text(), self._today) for field in (self.first, self.last))
        if first is None or last is None:
            self._say(NO_DAY)
        elif first > last:
            self._say(BACKWARDS)
        else:
            self._say("")
            if self._shown is None or (first, last) != (self._shown.since, self._shown.until):
                self.chosen.emit(first, last)

    def _say(self, doubt: str) -> None:
        if doubt or self._doubt:
            self.doubted.emit(doubt)
        self._doubt = doubt
