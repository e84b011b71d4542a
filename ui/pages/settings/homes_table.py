"""The households of villages that are split: each is told where it goes, by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from ui.look import px
from ui.models.text_table import TextTable
from ui.widgets.basic import label
from ui.widgets.plain_table import PlainTable
from ui.words import thousands

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.pages.settings.villages_model import HomeToPlace, VillagesModel

HEADERS = ("Chủ hộ", "Trẻ", "Địa chỉ", "Thôn hiện nay", "Thôn mới")
WIDTHS = (170, 46, 100, 130, 150)
LEAST_HEIGHT = 34 + 2 * 30
"""The header and two households."""


class HomesTable(PlainTable):
    """Space, Enter or a double click asks where the chosen households go."""

    def __init__(self, model: VillagesModel, parent: QWidget) -> None:
        self._villages = model
        self._rows: TextTable[HomeToPlace] = TextTable(HEADERS, self._cells, (1,), parent)
        super().__init__(self._rows, WIDTHS, 2, "Các hộ của thôn được tách")
        self.setMinimumHeight(px(LEAST_HEIGHT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWhatsThis(
            "Chọn một hay nhiều hộ, nhấn dấu cách rồi chọn thôn mới của các hộ đó. Hộ chưa chọn ở "
            "lại thôn cũ nếu thôn ấy còn, nếu không thì chờ ở Làm sạch."
        )
        self.about = label("", "muted", wrap=True)
        self.opened.connect(lambda _: self.ask())

    def show_homes(self) -> None:
        """Show the households there are; nothing where no village is split."""
        homes = self._villages.seen.homes
        row = self.currentIndex().row()
        self._rows.show(homes)
        if 0 <= row < len(homes):
            self.go_to(row)
        for part in (self, self.about):
            part.setVisible(bool(homes))
        left = len(homes) - len(self._villages.homes)
        self.about.setText(
            f"{thousands(left)}/{thousands(len(homes))} hộ chưa chọn thôn mới · dấu cách để chọn"
        )

    def ask(self) -> QMenu | None:
        """Offer the villages that the chosen households may go to."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        homes = [self._villages.seen.homes[row] for row in rows]
        if not homes:
            return None
        menu = QMenu(self)
        menu.setAccessibleName("Thôn mới của các hộ đã chọn")
        for title in homes[0].targets:
            taken = menu.addAction(title)
            taken.triggered.connect(lambda _=False, to=title: self._place(homes, to))
        place = self.visualRect(self.model().index(rows[0], len(HEADERS) - 1))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.viewport().mapToGlobal(place.bottomLeft()))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask at Space."""
        if event.key() == Qt.Key.Key_Space:
            self.ask()
        else:
            super().keyPressEvent(event)

    def _place(self, homes: list[HomeToPlace], title: str) -> None:
        for one in homes:
            if title in one.targets:
                self._villages.homes[one.home.id] = title
        self._villages.foreseen.emit()

    def _cells(self, one: HomeToPlace) -> tuple[str, ...]:
        home = one.home
        chosen = self._villages.homes.get(home.id, "chọn…")
        return home.head_name, thousands(one.children), home.address, one.village.title, chosen
