"""Which list of holidays is in force, and taking a newer one, as for the units of the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.calendar.holiday_files import (
    HolidaysInForce,
    holidays_in_force,
    revert_holidays,
    take_holidays,
)
from ui.errors import told
from ui.look import px
from ui.sentences.plan import HOLIDAYS_REVERTED, HOLIDAYS_SHIPPED, HOLIDAYS_TAKEN, HOLIDAYS_TOLD
from ui.signals import Notice
from ui.widgets.basic import button, label
from ui.widgets.file_dialog import ask_for_file
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.desk import Desk

_KINDS = "Danh mục (*.csv)"


class HolidayList(QWidget):
    """A line: where the holidays come from, and what can be done about it."""

    def __init__(self, desk: Desk, fail: Callable[[str], None]) -> None:
        """`fail` is given the sentence of a file that is not taken."""
        super().__init__()
        self._desk, self._say_failed = desk, fail
        self.about = label("", "muted", wrap=True)
        self.take = button("Nhận danh mục mới…", self._ask)
        self.revert = button("Quay lại danh mục trước", self._revert)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.about, 1)
        row.addWidget(self.take)
        row.addWidget(self.revert)

    def read(self) -> None:
        """Read which list is in force."""
        app = self._desk.app

        def work() -> HolidaysInForce:
            with app.store.read() as snapshot:
                return holidays_in_force(snapshot)

        self._desk.store.run(work, self._show, key="plan.holidays", owner=self)

    def take_file(self, path: Path) -> None:
        """Take a newer list."""
        app = self._desk.app
        self._run(lambda: take_holidays(app, path), HOLIDAYS_TAKEN)

    def _ask(self) -> None:
        ask_for_file(self, "Chọn danh mục ngày nghỉ", _KINDS, self.take_file)

    def _revert(self) -> None:
        app = self._desk.app
        self._run(lambda: revert_holidays(app), HOLIDAYS_REVERTED)

    def _run(self, work: Callable[[], HolidaysInForce], said: str) -> None:
        def done(now: HolidaysInForce) -> None:
            self._desk.signals.announce("day_off", notice=Notice(said.format(days=now.changed)))

        def failed(error: Exception) -> None:
            self._say_failed(told(error))

        self._desk.store.run(work, done, failed, owner=self)

    def _show(self, now: HolidaysInForce) -> None:
        source = HOLIDAYS_SHIPPED
        if now.file:
            source = HOLIDAYS_TOLD.format(day=day(now.taken_on), file=now.file)
        self.about.setText(f"{source} Có ngày nghỉ các năm {now.first_year}–{now.last_year}.")
        self.revert.setVisible(now.has_before)
