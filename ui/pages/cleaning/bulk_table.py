"""The proposed changes of a bulk fix: old → new, each with its tick; of any length."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.cleaning.fix import Choice, Fix
from app.domain.ids import ChildId
from ui.messages import field_name

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TITLES = ("Họ và tên", "Đang ghi", "Sửa thành", "Ô")
NAME, OLD, NEW, FIELD = range(len(_TITLES))
CHOOSE = "chọn…"
_ROLE = Qt.ItemDataRole


class BulkTable(QAbstractTableModel):
    """Every change is ticked until the person says otherwise."""

    ticked = Signal()
    asked = Signal(int)
    """A row was to be ticked where somebody must choose first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fixes: list[Fix] = []
        self._left_out: set[int] = set()
        self._names: Mapping[ChildId, str] = {}

    @property
    def chosen(self) -> list[Fix]:
        """The changes that are ticked, in order."""
        ticked = (fix for row, fix in enumerate(self.fixes) if row not in self._left_out)
        return [fix for fix in ticked if not fix.is_open]

    @property
    def records(self) -> int:
        """Count the records that the ticked changes are in."""
        return len({fix.id for fix in self.chosen})

    def show(self, fixes: Sequence[Fix], names: Mapping[ChildId, str]) -> None:
        """Show other changes, all ticked; `names` are the children's, by id."""
        self.beginResetModel()
        self.fixes, self._names = list(fixes), names
        self._left_out = {row for row, fix in enumerate(fixes) if fix.is_open}
        self.endResetModel()
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Tick a row, or take its tick away; what must be chosen is asked for."""
        if row in self._left_out and self.fixes[row].choices:
            self.asked.emit(row)
            return
        self._left_out ^= {row}
        place = self.index(row, NAME)
        self.dataChanged.emit(place, place)
        self.ticked.emit()

    def turn_all(self, *, on: bool) -> None:
        """Tick every row, or none."""
        self._left_out = {row for row, fix in enumerate(self.fixes) if not on or fix.is_open}
        if self.fixes:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self.fixes) - 1, NAME))
        self.ticked.emit()

    def alike(self, row: int) -> list[int]:
        """Give the rows with the same choices, which may be answered together."""
        keys = [choice.key for choice in self.fixes[row].choices]
        return [
            at
            for at, one in enumerate(self.fixes)
            if [choice.key for choice in one.choices] == keys
        ]

    def choose(self, rows: Iterable[int], choice: Choice) -> None:
        """Take a choice for some rows, and tick them."""
        for row in rows:
            fix = self.fixes[row]
            same = next(one for one in fix.choices if one.key == choice.key)
            self.fixes[row] = fix.chosen(same)
            self._left_out.discard(row)
            self.dataChanged.emit(self.index(row, NAME), self.index(row, FIELD))
        self.ticked.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the changes."""
        return 0 if parent.isValid() else len(self.fixes)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401
        """Give a cell's text, and the tick of its row."""
        if not index.isValid():
            return None
        if role == _ROLE.CheckStateRole and index.column() == NAME:
            off = index.row() in self._left_out
            return Qt.CheckState.Unchecked if off else Qt.CheckState.Checked
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._text(self.fixes[index.row()], index.column())
        if role == _ROLE.AccessibleTextRole:
            text = self._text(self.fixes[index.row()], index.column())
            return f"{_TITLES[index.column()]}: {text}"
        return None

    def setData(self, index: _Index, _value: object, role: int = _ROLE.EditRole) -> bool:
        """Turn the tick that was pressed."""
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        self.turn(index.row())
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Give the title of a column."""
        across = orientation == Qt.Orientation.Horizontal
        return _TITLES[section] if across and role == _ROLE.DisplayRole else None

    def _text(self, fix: Fix, column: int) -> str:
        texts: tuple[Callable[[], str], ...] = (
            lambda: self._names.get(fix.child_id, ""),
            lambda: fix.shown_old or "(trống)",
            lambda: CHOOSE if fix.is_open else fix.shown_new,
            lambda: field_name(fix.field),
        )
        return texts[column]()
