"""*Tư pháp – Hộ tịch*: take a register or corrections; who waits, who is in one list alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.registry.read_registrations import Registration, Registrations
from ui.look import LIGHT, px
from ui.models.text_table import TextTable
from ui.pages.handoff.part import OfficePart
from ui.pages.handoff.registry_model import RegistryModel
from ui.pages.handoff.registry_words import (
    CARDS,
    EMPTY,
    HEADERS,
    STANDING,
    VILLAGE_HEADERS,
    VILLAGE_WIDTHS,
    WIDTHS,
    child_cells,
    village_cells,
)
from ui.widgets.basic import StateLine, button, label
from ui.widgets.figure import FigureCard
from ui.widgets.plain_table import PlainTable
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk

_OVERDUE = "registration_overdue"


class RegistryPart(OfficePart):
    """Figures above, villages left, children right: whoever is late comes first, in red."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RegistryModel(desk, self)
        self.told = StateLine()
        self.cards = {key: self._card(key) for key in CARDS}
        self.villages = TextTable(VILLAGE_HEADERS, village_cells, (1, 2, 3, 4), self)
        self.children_rows = _Children(HEADERS, child_cells, parent=self)
        self.by_village = PlainTable(self.villages, VILLAGE_WIDTHS, 0, "Theo thôn")
        self.table = PlainTable(self.children_rows, WIDTHS, 3, "Trẻ chờ đăng ký hoặc chỉ một bên")
        self.take = button(
            "Nhập sổ khai sinh, cải chính",
            lambda: desk.signals.go("import_list", register=True),
            role="primary",
            drawing="import",
            shortcut="Ctrl+Return",
        )
        self.looked = button("Đã kiểm tra", self._settle, drawing="ok", shortcut="Ctrl+D")
        self._compose()
        self.model.listed.connect(self._show)
        self.table.opened.connect(self._open_child)
        self.table.row_changed.connect(lambda _: self._hold())
        self.by_village.opened.connect(self._open_village)

    def open(self, _facts: Mapping[str, object]) -> None:
        """Read the lists."""
        self.model.read()
        self.table.setFocus()

    def look_again(self) -> None:
        """Read again."""
        self.model.read()

    def _card(self, worklist: str) -> FigureCard:
        signals = self._desk.signals
        return FigureCard(CARDS[worklist][0], lambda: signals.go("cleaning", worklist=worklist))

    def _compose(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(px(12))
        for one in self.cards.values():
            figures.addWidget(one, 1)
        tables = QHBoxLayout()
        tables.setSpacing(px(16))
        tables.addWidget(self.by_village, 5)
        tables.addWidget(self.table, 7)
        foot = QHBoxLayout()
        foot.addWidget(label("Enter mở hồ sơ hoặc danh sách.", "muted", wrap=True), 1)
        foot.addWidget(self.looked)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(figures)
        column.addWidget(self.told)
        column.addLayout(tables, 1)
        column.addLayout(foot)

    def _show(self) -> None:
        read = self.model.read_so_far
        if read is None:
            return
        counts = read.counts()
        for key, (_, to_do) in CARDS.items():
            self.cards[key].show_figure(thousands(counts[key]), to_do)
        late = counts[_OVERDUE]
        words = f"{thousands(late)} trẻ đã quá hạn 60 ngày đăng ký khai sinh." if late else ""
        self.told.say(words or ("" if read.lines else EMPTY), "bad" if late else "")
        self.villages.show(read.by_village())
        at = self.table.currentIndex().row()
        self.children_rows.show(read.lines)
        if not read.lines and self.table.hasFocus():
            self.take.setFocus()
        if read.lines:
            self.table.go_to(min(max(at, 0), len(read.lines) - 1))
        self._hold()

    def _chosen(self) -> Registration | None:
        read, row = self._lines(), self.table.currentIndex().row()
        return read.lines[row] if read is not None and 0 <= row < len(read.lines) else None

    def _hold(self) -> None:
        """Offer *Đã kiểm tra* for whoever is in one list alone; others wait for the registry."""
        chosen = self._chosen()
        self.looked.setEnabled(chosen is not None and chosen.days_left is None)

    def _settle(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.days_left is None:
            self.model.settle(chosen)

    def _lines(self) -> Registrations | None:
        return self.model.read_so_far

    def _open_child(self, row: int) -> None:
        read = self._lines()
        if read is not None:
            one = read.lines[row]
            facts = {"worklist": one.worklist, "child_id": one.child_id}
            self._desk.signals.go("cleaning", **facts)

    def _open_village(self, row: int) -> None:
        """Open the fullest list of a village, whoever is late first."""
        read = self._lines()
        if read is None:
            return
        there = read.by_village()[row]
        worklist = next(key for key in CARDS if there.counts.get(key))
        self._desk.signals.go("cleaning", worklist=worklist, village_id=there.village_id or "")


class _Children(TextTable[Registration]):
    """Rows of children; how a late one stands is red."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the colour of what is late, else as any row."""
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STANDING:
            late = self._rows[index.row()].worklist == _OVERDUE
            return QColor(LIGHT.bad) if late else None
        return super().data(index, role)
