"""The tab of an office: the lists that went to it, and when the next is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.handoff.lists_model import ListsModel
from ui.pages.handoff.part import OfficePart
from ui.pages.handoff.words import days_sentence, list_cells
from ui.widgets.basic import label
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.hand_off import HandOffStand
    from ui.desk import Desk

HEADERS = ("Số danh sách", "Ngày gửi", "Hạn trả lời", "Số trẻ", "Đã trả lời", "Tình trạng")
WIDTHS = (170, 100, 100, 80, 90, 260)


class ListsPart(OfficePart):
    """A row for each list, the newest first."""

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self.model = ListsModel(desk, office, self)
        self.days = label("", "muted", wrap=True)
        self.rows: TextTable[HandOffStand] = TextTable(
            HEADERS, lambda stand: list_cells(stand, desk.app.today()), (3, 4), self
        )
        self.table = PlainTable(self.rows, WIDTHS, len(WIDTHS) - 1, "Danh sách đã gửi")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.days)
        column.addWidget(self.table, 1)
        self.model.listed.connect(self._show)

    def open(self, _facts: Mapping[str, object]) -> None:
        """Read the lists."""
        self.model.read()
        self.table.setFocus()

    def look_again(self) -> None:
        """Read again."""
        self.model.read()

    def _show(self) -> None:
        lists = self.model.lists
        if lists is None:
            return
        self.days.setText(days_sentence(lists.office))
        self.rows.show(lists.stands)
