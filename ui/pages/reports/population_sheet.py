"""Children as the statistics office counts them, typed village by village or read from a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from app.domain.reports.population import WHOLE, Count
from app.services.population.keep_population import keep_population, population_of
from app.services.population.read_population import read_population
from ui.errors import told
from ui.look import px
from ui.sentences.report import (
    NO_DAY,
    NOT_A_COUNT,
    POPULATION_HINT,
    POPULATION_KEPT,
    POPULATION_READ,
    POPULATION_TROUBLES,
)
from ui.typed_day import read_day
from ui.village_text import village_order, village_title
from ui.widgets.basic import StateLine, button, label, text_field
from ui.widgets.file_dialog import ask_for_file
from ui.widgets.side_sheet import SideSheet
from ui.words import day, thousands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from app.domain.places.village import Village
    from app.services.population.read_population import PopulationFile
    from ui.desk import Desk

FILES = "Bảng tính (*.xlsx *.xls *.ods *.csv);;Mọi tệp (*)"


class PopulationSheet(SideSheet):
    """A field for each village and for the commune; *Lưu* keeps them all."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng phần số dân")
        self._desk = desk
        self._kept: Callable[[], None] = lambda: None
        self._counts: Mapping[str, Count] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.title.setText("Số trẻ em dưới 16 tuổi theo cơ quan thống kê")
        self.counted_on, self.source = text_field("Ngày của số liệu"), text_field("Nguồn số liệu")
        self.said = StateLine()
        self.read_file = button("Đọc từ tệp…", self._ask)
        self.save = button("Lưu", self.keep, role="primary")
        self._inner = QWidget()
        self._form = QFormLayout(self._inner)
        self._form.setContentsMargins(0, 0, px(8), 0)
        self.column.addWidget(label(POPULATION_HINT, "muted", wrap=True))
        self.add_scrolled(self._inner, "Số dân theo thôn")
        self.column.addWidget(self.said)
        foot = QHBoxLayout()
        foot.addWidget(self.read_file)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.column.addLayout(foot)

    def open(self, kept: Callable[[], None]) -> None:
        """Read what is kept; `kept` is told when something else is."""
        self._kept = kept
        self.remember_focus()
        self.said.say("")
        self.come_up()
        app = self._desk.app

        def work() -> tuple[list[Village], Mapping[str, Count]]:
            with app.store.read() as snapshot:
                villages = sorted(snapshot.villages.all(), key=village_order)
                return villages, population_of(snapshot)

        self._desk.store.run(work, self._show, key="population", owner=self)

    def keep(self) -> None:
        """Keep what is written; an empty field is a count that nobody made."""
        written = self.counted_on.text().strip()
        counted_on = read_day(written, self._desk.app.today()) if written else None
        if written and counted_on is None:
            self.said.say(NO_DAY, "bad")
            return
        counts: dict[str, Count | None] = {}
        for key, field in self.fields.items():
            text = field.text().replace(".", "").strip()
            if text and not text.isdecimal():
                self.said.say(NOT_A_COUNT.format(text=field.text()), "bad")
                field.setFocus()
                return
            counts[key] = self._count(key, int(text), counted_on) if text else None
        app = self._desk.app
        self._desk.store.run(
            lambda: keep_population(app, counts), lambda _: self._tell(), self._refuse
        )

    def take(self, path: Path) -> None:
        """Fill the fields from a file; nothing is kept before *Lưu*."""
        app = self._desk.app
        self._desk.store.run(lambda: read_population(app, path), self._fill, self._refuse)

    def _count(self, key: str, children: int, counted_on: date | None) -> Count:
        """Leave a count as it was where nobody changed it, its day and source too."""
        kept = self._counts.get(key)
        source = self.source.text().strip()
        if kept is not None and kept.children == children:
            return replace(
                kept,
                counted_on=counted_on or kept.counted_on,
                source=source or kept.source,
            )
        return Count(children, counted_on, source)

    def _show(self, found: tuple[list[Village], Mapping[str, Count]]) -> None:
        villages, self._counts = found
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = {}
        names = [(WHOLE, "Cả xã"), *((str(one.id), village_title(one)) for one in villages)]
        for key, name in names:
            field = self.fields[key] = text_field(f"Số trẻ: {name}")
            count = self._counts.get(key)
            field.setText(thousands(count.children) if count else "")
            self._form.addRow(name, field)
        self.counted_on, self.source = text_field("Ngày của số liệu"), text_field("Nguồn số liệu")
        self._form.addRow("Ngày của số liệu", self.counted_on)
        self._form.addRow("Nguồn", self.source)
        first = next(iter(self._counts.values()), None)
        if first is not None:
            self.counted_on.setText(day(first.counted_on.isoformat() if first.counted_on else ""))
            self.source.setText(first.source)
        self.fields[WHOLE].setFocus()

    def _fill(self, found: PopulationFile) -> None:
        for key, count in found.counts.items():
            if key in self.fields:
                self.fields[key].setText(thousands(count.children))
                if count.counted_on:
                    self.counted_on.setText(day(count.counted_on.isoformat()))
                self.source.setText(count.source)
        said = POPULATION_READ.format(counts=len(found.counts))
        if found.troubles:
            rows = ", ".join(f"{one.row} ({one.name})" for one in found.troubles)
            said += " " + POPULATION_TROUBLES.format(rows=rows)
        self.said.say(said, "warn" if found.troubles else "ok")
        self.save.setFocus()

    def _ask(self) -> None:
        ask_for_file(self, "Chọn tệp số dân", FILES, self.take)

    def _tell(self) -> None:
        self.said.say(POPULATION_KEPT, "ok")
        self._kept()

    def _refuse(self, error: Exception) -> None:
        self.said.say(told(error), "bad")


def open_population(page: QWidget, desk: Desk, kept: Callable[[], None]) -> PopulationSheet:
    """Open the sheet of the page's window, made when it is first wanted."""
    window = page.window()
    sheet = window.findChild(PopulationSheet) or PopulationSheet(window, desk)
    sheet.open(kept)
    return sheet
