"""*Ngày nghỉ*: the holidays of a year, how sure each is, and what the office does instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.messages.calendar import long_day
from app.services.calendar.change_days_off import (
    ListedDay,
    list_days_off,
    restore_day,
    say_days_off,
)
from ui.errors import told
from ui.look import LIGHT, px
from ui.models.text_table import TextTable
from ui.pages.plan.holiday_list import HolidayList
from ui.sentences.plan import DAY_HEADERS, DAY_SAVED, DAYS_EXPLAINED, NO_DAY, NOT_SURE, SURE
from ui.signals import Notice
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label
from ui.widgets.plain_table import PlainTable
from ui.words import capital, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.outcome import Saved
    from ui.desk import Desk

WIDTHS = (180, 90, 260, 280)
_OFF, _WORKS = "Nghỉ", "Đi làm"


class DaysFace(QWidget):
    """A year at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.year = desk.app.today().year
        self.days: list[ListedDay] = []
        self.heading = label("", "heading")
        self.list = HolidayList(desk, lambda said: self.message.say(said, "bad"))
        self.before = button("Năm trước", lambda: self._go(-1))
        self.after = button("Năm sau", lambda: self._go(1))
        self.message = StateLine()
        self.rows: TextTable[ListedDay] = TextTable(DAY_HEADERS, _texts, (), self, _colour)
        self.table = PlainTable(self.rows, WIDTHS, 2, "Ngày nghỉ trong năm")
        self.table.setWhatsThis("Enter đổi một ngày giữa nghỉ và đi làm.")
        self.day, self.name = QLineEdit(), QLineEdit()
        for field, name, hint in (
            (self.day, "Ngày nghỉ thêm", "ngày/tháng/năm"),
            (self.name, "Là ngày gì", "như: nghỉ bù Tết theo thông báo"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self._add)
        self.add = button("Thêm ngày nghỉ", self._add)
        self.turn = button("Đổi nghỉ / đi làm", self._turn)
        self.restore = button("Trả về ban đầu", self._restore)
        self._compose()
        self.table.opened.connect(lambda _: self._turn())
        self.table.row_changed.connect(lambda _: self._show_row())

    @property
    def row(self) -> ListedDay | None:
        """The day the cursor is on."""
        at = self.table.currentIndex().row()
        return self.days[at] if 0 <= at < len(self.days) else None

    def begin(self) -> None:
        """Read, and put the cursor into the list."""
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read the year again."""
        self.list.read()
        app, year = self._desk.app, self.year

        def work() -> list[ListedDay]:
            with app.store.read() as snapshot:
                return list_days_off(snapshot, year)

        self._desk.store.run(work, self._show, key="plan.days", owner=self)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.day.setFixedWidth(px(150))
        for part in (self.day, self.name, self.add, self.restore, self.turn):
            foot.addWidget(part, int(part is self.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(label(DAYS_EXPLAINED, "muted", wrap=True))
        column.addWidget(self.list)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _go(self, years: int) -> None:
        self.year += years
        self.read()

    def _show(self, days: list[ListedDay]) -> None:
        self.days = days
        row = max(0, self.table.currentIndex().row())
        self.heading.setText(f"Năm {self.year}")
        self.rows.show(days)
        if days:
            self.table.go_to(min(row, len(days) - 1))
        known = any(one.holiday for one in days)
        self.message.say("" if known else NOT_SURE.format(year=self.year), "warn")
        self._show_row()

    def _show_row(self) -> None:
        self.turn.setEnabled(self.row is not None)
        self.restore.setEnabled(self.row is not None and self.row.change is not None)

    def _add(self) -> None:
        found = read_day(self.day.text(), self._desk.app.today())
        if found is None:
            self.message.say(NO_DAY, "bad")
            self.day.setFocus()
            return
        app, name = self._desk.app, self.name.text()
        self.year = found.year
        said = DAY_SAVED.format(day=day(found.isoformat()), what=_OFF.lower())
        self._run(lambda: say_days_off(app, [found], name), said, self._empty)

    def _empty(self) -> None:
        self.day.clear()
        self.name.clear()

    def _turn(self) -> None:
        one, app = self.row, self._desk.app
        if one is None:
            return
        works = one.is_off
        name = one.change.name if one.change else ""
        what = (_WORKS if works else _OFF).lower()
        said = DAY_SAVED.format(day=day(one.day.isoformat()), what=what)
        self._run(lambda: say_days_off(app, [one.day], name, works=works), said)

    def _restore(self) -> None:
        one, app = self.row, self._desk.app
        if one is not None:
            said = DAY_SAVED.format(day=day(one.day.isoformat()), what="như ban đầu")
            self._run(lambda: restore_day(app, one.day), said)

    def _run(
        self, work: Callable[[], Saved], said: str, then: Callable[[], None] = lambda: None
    ) -> None:
        def done(saved: Saved) -> None:
            then()
            self._desk.signals.announce("day_off", notice=Notice(said, saved.group_id))

        def failed(error: Exception) -> None:
            self.message.say(told(error), "bad")

        self._desk.store.run(work, done, failed, owner=self)


def _texts(one: ListedDay) -> tuple[str, ...]:
    sure = SURE.get(one.holiday.confidence, "") if one.holiday else "Cơ quan thêm"
    note = f" ({one.holiday.note})" if one.holiday and one.holiday.note else ""
    name = f"{one.name}{note}"
    return capital(long_day(one.day)), _OFF if one.is_off else _WORKS, name, sure


def _colour(one: ListedDay) -> str:
    doubtful = one.holiday is not None and one.holiday.confidence in ("chosen", "uncertain")
    return LIGHT.warn if doubtful and one.change is None else ""
