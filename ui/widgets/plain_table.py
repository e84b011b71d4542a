"""A table of rows with one column that takes the room left over, and never less than its own."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from ui.look import px
from ui.widgets.row_table import prepare_rows

ROW_HEIGHT = 30
_Index = QModelIndex | QPersistentModelIndex


class PlainTable(QTableView):
    """Rows are chosen as a whole; the arrows walk through them, Enter or a double click opens."""

    opened = Signal(int)
    """The row that is to be opened."""
    row_changed = Signal(int)
    """The row the cursor came to; -1 for none."""

    def __init__(
        self, model: QAbstractItemModel, widths: Sequence[int], stretched: int, name: str
    ) -> None:
        super().__init__()
        self._widths = list(widths)
        self._stretched = stretched
        self.setModel(model)
        self.setAccessibleName(name)
        prepare_rows(self)
        header = self.horizontalHeader()
        header.setAccessibleName(f"Tiêu đề các cột: {name}")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the row height and column widths that the user's scale asks for."""
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(px(34))
        self.horizontalHeader().setMinimumSectionSize(px(40))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width))
        self._stretch()

    def set_width(self, column: int, width: int) -> None:
        """Give a column another width (at 100 %)."""
        self._widths[column] = width
        self.setColumnWidth(column, px(width))
        self._stretch()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight."""
        # In a hidden column the arrows would lead nowhere.
        shown = (at for at in range(len(self._widths)) if not self.isColumnHidden(at))
        self.setCurrentIndex(self.model().index(row, next(shown, 0)))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell of another row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room left over to its column."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        at = self._stretched
        others = sum(self.columnWidth(n) for n in range(len(self._widths)) if n != at)
        left = self.viewport().width() - others
        self.setColumnWidth(at, max(px(self._widths[at]), left))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_widths"):
            self.resize_to_scale()
