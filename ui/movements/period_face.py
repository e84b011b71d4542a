"""*Biến động trong kỳ*: the sums of a month or any period; each figure opens its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.ids import ChildId
from ui.look import px
from ui.models.paged_table import PagedTable
from ui.models.text_table import TextTable
from ui.movements.period_model import Figure, PeriodModel
from ui.movements.receive_sheet import open_arrivals
from ui.movements.sheet import Wanted, is_recorded, open_movements
from ui.pages.children.columns import COLUMNS
from ui.sentences.movement import BACKWARDS, BALANCED, NO_DAY
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label, short_choice, text_field
from ui.widgets.frozen_table import FrozenTable
from ui.widgets.plain_table import PlainTable
from ui.words import day, thousands

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.desk import Desk

_SHOWN = ("full_name", "birth_date", "sex", "village", "head_name", "mother_name", "national_id")
_SIGNS = {1: "+ ", -1: "− ", 0: ""}


class PeriodFace(QWidget):
    """The period above, the sums left, the children of the chosen figure right."""

    opened = Signal(str)
    """The id of a child."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = PeriodModel(desk, self)
        self.first = text_field("Từ ngày", "ngày/tháng/năm")
        self.last = text_field("Đến hết ngày", "ngày/tháng/năm")
        self.before = button("Tháng trước", lambda: self.model.step(-1))
        self.after = button("Tháng sau", lambda: self.model.step(1))
        self.receive = button("Nhận hồ sơ chuyển đến…", lambda: open_arrivals(self, desk))
        self.village = short_choice("Thôn")
        self.village.setMaximumWidth(px(220))
        self.message = StateLine()
        self.sums: TextTable[Figure] = TextTable(("Mục", "Số trẻ"), _sum_texts, (1,), self)
        self.table = PlainTable(self.sums, (150, 84), 0, "Biến động trong kỳ")
        columns = [column for column in COLUMNS if column.key in _SHOWN]
        self.rows = PagedTable(columns, self.model.rows, desk.store, self)
        self.listed = FrozenTable(self.rows, [c.width for c in columns], "Trẻ của mục đang chọn")
        self.heading = label("", "section")
        self.balanced = label(BALANCED, "muted", wrap=True)
        self.correct = button("Sửa biến động…", self._correct, role="link")
        self.correct.setToolTip("Sửa ngày, nơi, giấy tờ của biến động này ở trẻ đang chọn")
        self._compose()
        self._listen()

    def begin(self) -> None:
        """Count, and begin with the sums."""
        self.model.count()
        self.table.setFocus()

    def _compose(self) -> None:
        months = _row(self.before, self.after)
        months.insertWidget(2, self.village, 3)
        until = label("đến hết", "muted")
        period = _row(label("Từ", "muted"), self.first, until, self.last)
        both = self._both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(_side(self.table, self.balanced, self.receive))
        heading = QHBoxLayout()
        heading.addWidget(self.heading, 1)
        heading.addWidget(self.correct)
        both.addWidget(_side(heading, self.listed))
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(months)
        column.addLayout(period)
        column.addWidget(self.message)
        column.addWidget(both, 1)
        self.table.setMinimumWidth(px(160))
        self.listed.setMinimumWidth(px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the children under the sums where there is little room, and nothing between."""
        super().resizeEvent(event)
        wide, narrow = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        wanted = wide if self.width() >= px(640) else narrow
        if wanted != self._both.orientation():
            self.balanced.setVisible(wanted == wide)
            self._both.setOrientation(wanted)
            self._both.setSizes([2, 3] if wanted == wide else [1, 1])

    def _listen(self) -> None:
        for field in (self.first, self.last):
            field.editingFinished.connect(self._take_period)
        self.village.activated.connect(self._take_village)
        self.model.counted.connect(self._show_sums)
        self.model.listed.connect(self._show_children)
        self.table.row_changed.connect(self._choose)
        self.table.opened.connect(lambda _: self.listed.setFocus())
        self.listed.opened.connect(self._open)
        self._desk.signals.changed.connect(lambda _: self._count_again())

    def _count_again(self) -> None:
        if self.isVisible():
            self.model.count()

    def _take_period(self) -> None:
        today = self._desk.app.today()
        days = [read_day(field.text(), today) for field in (self.first, self.last)]
        if days[0] is None or days[1] is None:
            self.message.say(NO_DAY, "bad")
        elif days[0] > days[1]:
            self.message.say(BACKWARDS, "bad")
        elif (days[0], days[1]) != (self.model.first, self.model.last):
            self.model.show_period(days[0], days[1])

    def _take_village(self, place: int) -> None:
        self.model.choose_village(str(self.village.itemData(place)))

    def _show_sums(self) -> None:
        self.message.say("")
        self.first.setText(day(self.model.first.isoformat()))
        self.last.setText(day(self.model.last.isoformat()))
        self._show_places()
        self.table.blockSignals(True)
        self.sums.show(self.model.figures)
        self.table.blockSignals(False)

    def _show_places(self) -> None:
        wanted = [(one.key, one.name) for one in self.model.places]
        there = [
            (self.village.itemData(at), self.village.itemText(at))
            for at in range(self.village.count())
        ]
        if wanted != there:
            self.village.clear()
            for key, name in wanted:
                self.village.addItem(name, key)
        self.village.setCurrentIndex(max(0, self.village.findData(self.model.village)))

    def _show_children(self) -> None:
        chosen, ids = self.model.chosen, self.model.ids
        if chosen is None:
            return
        self.heading.setText(f"{chosen.name} · {thousands(len(ids))} trẻ")
        self.rows.show(ids)
        self.correct.setVisible(bool(ids) and is_recorded(chosen.kind))
        place = self.model.figures.index(chosen) if chosen in self.model.figures else -1
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.blockSignals(True)
            self.table.go_to(place)
            self.table.blockSignals(False)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.model.figures):
            self.model.choose(self.model.figures[row])

    def _correct(self) -> None:
        """Put the movement of the chosen figure right, of the child under the cursor."""
        chosen, child_id = (
            self.model.chosen,
            self.rows.id_at(max(0, self.listed.currentIndex().row())),
        )
        if chosen is not None and child_id:
            wanted = Wanted(chosen.kind, self.model.first, self.model.last)
            open_movements(self, self._desk, ChildId(child_id), wanted)

    def _open(self, row: int) -> None:
        child_id = self.rows.id_at(row)
        if child_id:
            self.opened.emit(child_id)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _side(*parts: QWidget | QHBoxLayout) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return side


def _sum_texts(figure: Figure) -> tuple[str, str]:
    return f"{_SIGNS[figure.sign]}{figure.name}", thousands(figure.count)
