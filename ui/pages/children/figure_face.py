"""The children behind a figure of a report, exactly those, also who has left the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import ChildId
from ui.look import px
from ui.models.paged_table import PagedTable
from ui.pages.children.columns import COLUMNS
from ui.widgets.basic import button, label
from ui.widgets.frozen_table import FrozenTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.storage.child_list import ChildRow
    from ui.desk import Desk


class FigureFace(QWidget):
    """A heading that names the figure, and its children."""

    opened = Signal(str)
    """The id of a child."""
    back_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.heading = label("", "heading", wrap=True)
        self.back = button("Quay lại báo cáo", self.back_asked.emit)
        columns = [column for column in COLUMNS if column.key != "problems"]
        self.rows = PagedTable(columns, self._fetch, desk.store, self)
        self.table = FrozenTable(self.rows, [c.width for c in columns], "Trẻ của số liệu")
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.table.opened.connect(self._open)

    def show_figure(self, name: str, ids: Sequence[str]) -> None:
        """Show the children of another figure."""
        self.heading.setText(name)
        self.rows.show(ids)
        if ids:
            self.table.go_to(0)
        self.table.setFocus()

    def _fetch(self, ids: Sequence[str]) -> dict[str, ChildRow]:
        with self._desk.app.store.read() as snapshot:
            return {row.id: row for row in snapshot.list.rows([ChildId(one) for one in ids])}

    def _open(self, row: int) -> None:
        child_id = self.rows.id_at(row)
        if child_id:
            self.opened.emit(child_id)
