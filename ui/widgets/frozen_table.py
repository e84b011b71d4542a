"""A table whose first column stays in sight while the others scroll sideways."""

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
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.look import px
from ui.widgets.row_table import prepare_rows

ROW_HEIGHT = 30


def _prepare(view: QTableView) -> None:
    prepare_rows(view)
    header = view.horizontalHeader()
    header.setAccessibleName("Tiêu đề các cột; bấm để sắp xếp")
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.setFixedHeight(px(34))


class FrozenTable(QTableView):
    """A table of rows; Enter or a double click opens one, a header sorts."""

    opened = Signal(int)
    """The row that is to be opened."""
    sort_asked = Signal(int)
    """The column whose header was pressed."""
    row_changed = Signal(int)
    """The row the cursor came to; -1 for none."""

    def __init__(self, model: QAbstractItemModel, widths: list[int], name: str) -> None:
        super().__init__()
        self._widths = widths
        self._frozen = QTableView(self)
        self._frozen.setProperty("role", "frozen")
        self._frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frozen.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self._frozen.setAccessibleName(f"{name}: cột tên")
        for view in (self, self._frozen):
            _prepare(view)
            view.setModel(model)
            view.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
            view.horizontalHeader().sectionClicked.connect(self.sort_asked)
        self._frozen.setSelectionModel(self.selectionModel())
        self._frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalHeader().sectionResized.connect(self._follow_width)
        self._frozen.horizontalHeader().sectionResized.connect(self._lead_width)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _: self.row_changed.emit(current.row())
        )
        for column in range(1, model.columnCount()):
            self._frozen.setColumnHidden(column, True)
        self.viewport().stackUnder(self._frozen)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take row heights and column widths that the user's scale asks for."""
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
            view.horizontalHeader().setFixedHeight(px(34))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width))
        self._place_frozen()

    def show_columns(self, columns: Sequence[int]) -> None:
        """Show these columns in this order; the first one keeps its place and is never hidden."""
        header = self.horizontalHeader()
        shown = [0, *(column for column in columns if column)]
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column not in shown)
        for place, column in enumerate(shown):
            header.moveSection(header.visualIndex(column), place)

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Draw the arrow of the sort order."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for view in (self, self._frozen):
            view.horizontalHeader().setSortIndicator(column, order)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll up and down only for the frozen column: it is always in sight."""
        if index.column() > 0:
            super().scrollTo(index, hint)
            return
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(sideways)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen column in its place."""
        super().resizeEvent(event)
        self._place_frozen()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_frozen"):
            self.resize_to_scale()

    def _follow_width(self, column: int, _: int, width: int) -> None:
        if column == 0:
            self._frozen.setColumnWidth(0, width)
            self._place_frozen()

    def _lead_width(self, column: int, _: int, width: int) -> None:
        if column == 0 and self.columnWidth(0) != width:
            self.setColumnWidth(0, width)

    def _place_frozen(self) -> None:
        edge = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self._frozen.setGeometry(edge, edge, self.columnWidth(0), height)
