"""Lines of a list as plain values.

Qt's item widgets are not used in this program: PySide may free the Python half of an item that
Qt still holds, and the next `clear()` then brings the program down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

LINE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it stands for, what it says, and what its delegate paints."""

    key: str | None
    text: str
    body: object = None
    tip: str = ""
    picture: QIcon | None = None


class LineModel(QAbstractListModel):
    """Holds lines and shows them anew as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the lines; a line has nothing below it."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a line is to show in a role."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.text
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip or None
            case Qt.ItemDataRole.DecorationRole:
                return line.picture
        return line.body if role == LINE_ROLE else None
