"""The sheets of a file, each with a tick: take it or leave it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView

from ui.look import px
from ui.pages.import_list.groups import SheetFact
from ui.words import thousands

_Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.ItemFlag


class SheetModel(QAbstractListModel):
    """Sheets as lines; ticking one is only told."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheets: Sequence[SheetFact] = ()

    def show(self, sheets: Sequence[SheetFact]) -> None:
        """Show the sheets; the cursor stays where the sheets are the same."""
        if [one.name for one in sheets] == [one.name for one in self.sheets]:
            self.sheets = sheets
            if sheets:
                self.dataChanged.emit(self.index(0), self.index(len(sheets) - 1))
            return
        self.beginResetModel()
        self.sheets = sheets
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the sheets."""
        return 0 if parent is not None and parent.isValid() else len(self.sheets)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a sheet with a list be ticked."""
        base = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
        can = index.isValid() and self.sheets[index.row()].found
        return base | _Flag.ItemIsUserCheckable if can else base

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a sheet and its tick."""
        if not index.isValid():
            return None
        sheet = self.sheets[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return _words(sheet)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_words(sheet)}, {'lấy' if sheet.taken else 'không lấy'}"
            case Qt.ItemDataRole.CheckStateRole if sheet.found:
                return Qt.CheckState.Checked if sheet.taken else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a sheet was ticked or unticked."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        sheet = self.sheets[index.row()]
        self.ticked.emit(sheet.name, not sheet.taken)
        return True


class SheetList(QListView):
    """Space or a click on the box ticks; moving shows the columns of another sheet."""

    ticked = Signal(str, bool)
    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Trang tính của tệp")
        self.setUniformItemSizes(True)
        self.setSpacing(px(1))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets = SheetModel(self)
        self.setModel(self.sheets)
        self.sheets.ticked.connect(self.ticked)

    @property
    def marked(self) -> str:
        """Name the sheet the cursor is on."""
        row = self.currentIndex().row()
        return self.sheets.sheets[row].name if 0 <= row < len(self.sheets.sheets) else ""

    def show_sheets(self, sheets: Sequence[SheetFact]) -> None:
        """Show the sheets of a file, the cursor on the first that is taken."""
        self.sheets.show(sheets)
        if not self.currentIndex().isValid() and sheets:
            first = next((at for at, one in enumerate(sheets) if one.taken), 0)
            self.setCurrentIndex(self.sheets.index(first))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell of another sheet."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self.sheets.sheets[current.row()].name)


def _words(sheet: SheetFact) -> str:
    facts = [] if sheet.visible else ["ẩn"]
    if sheet.taken:
        facts.append(f"{thousands(sheet.rows)} dòng")
    elif sheet.found:
        facts.append("không lấy")
    else:
        facts.append("không có danh sách")
    return f"{sheet.name} · {', '.join(facts)}"
