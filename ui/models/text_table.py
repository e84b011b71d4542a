"""A table of plain texts that only its program fills."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


RowT = TypeVar("RowT")


class TextTable(QAbstractTableModel, Generic[RowT]):
    """Rows of any kind; `texts` lays one out when it is painted. `numbers` are columns.

    `colour` gives a row's own colour, beside words that say the same; `picture` the icon of a cell.
    """

    def __init__(
        self,
        headers: Sequence[str],
        texts: Callable[[RowT], Sequence[str]],
        numbers: Sequence[int] = (),
        parent: QObject | None = None,
        colour: Callable[[RowT], str] = lambda _: "",
        picture: Callable[[RowT, int], QIcon | None] = lambda _row, _column: None,
    ) -> None:
        super().__init__(parent)
        self._headers = headers
        self._texts = texts
        self._numbers = frozenset(numbers)
        self._colour = colour
        self._picture = picture
        self._rows: Sequence[RowT] = ()

    def show(self, rows: Sequence[RowT]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the rows; a row has nothing below it."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text, the whole of it as its tooltip too, and its side."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(self._rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            colour = self._colour(self._rows[index.row()])
            return QColor(colour) if colour else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._numbers else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give the title of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None
