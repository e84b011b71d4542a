"""The groups that are asked about: who, where, how many records, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QListView

from ui.pages.duplicates.reading import read_rows
from ui.pages.duplicates.words import strength_word
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.doubles.list_doubles import DoubleGroup
    from app.storage.child_list import ChildRow
    from ui.desk import Desk

GROUP_ROLE = Qt.ItemDataRole.UserRole
"""The DoubleGroup of a line."""
ROWS_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ChildRows of its records; empty while they are read."""
_MOST_READ = 60
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class GroupModel(QAbstractListModel):
    """Holds the groups; what is said of them is read when it is painted, and kept by group."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._groups: Sequence[DoubleGroup] = ()
        self._rows: dict[str, Sequence[ChildRow]] = {}
        self._stale: set[str] = set()
        self._wanted: dict[str, DoubleGroup] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    def show(self, groups: Sequence[DoubleGroup]) -> None:
        """Show other groups; what is known of them stands until it is read again."""
        if [group.key for group in groups] != [group.key for group in self._groups]:
            self.beginResetModel()
            self._groups = tuple(groups)
            self.endResetModel()
        else:
            self._groups = tuple(groups)
        keys = {group.key for group in groups}
        self._rows = {key: rows for key, rows in self._rows.items() if key in keys}

    def look_again(self) -> None:
        """Read again what is painted next: records were written."""
        self._stale = set(self._rows)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the groups; a group has nothing below it."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a line says, in words or as its delegate paints it."""
        if not index.isValid():
            return None
        group = self._groups[index.row()]
        if role == GROUP_ROLE:
            return group
        if role == ROWS_ROLE:
            return self._rows_of(group)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _said(group, self._rows_of(group))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(_one(row) for row in self._rows_of(group)) or None
        return None

    def _rows_of(self, group: DoubleGroup) -> Sequence[ChildRow]:
        if group.key not in self._rows or group.key in self._stale:
            self._wanted[group.key] = group
            self._soon.start()
        return self._rows.get(group.key, ())

    def _read(self) -> None:
        app = self._desk.app
        groups = list(self._wanted.values())[-_MOST_READ:]
        self._wanted.clear()
        self._stale -= {group.key for group in groups}
        self._desk.store.run(lambda: read_rows(app, groups), self._keep, owner=self)

    def _keep(self, rows: dict[str, Sequence[ChildRow]]) -> None:
        self._rows |= rows
        if self._groups:
            self.dataChanged.emit(self.index(0), self.index(len(self._groups) - 1))


class GroupList(QListView):
    """The arrows walk through the groups and open them; Enter goes on into the records."""

    moved = Signal(int)
    """The place of the group the person came to."""
    entered = Signal()

    def __init__(self, model: GroupModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Các nhóm hồ sơ có thể trùng")
        self.setWhatsThis(
            "Mỗi dòng là những hồ sơ có thể của cùng một trẻ, chắc chắn nhất ở trên. "
            "Nhấn ↑ ↓ để xem từng nhóm, Enter để sang phần so sánh."
        )
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.activated.connect(lambda _: self.entered.emit())

    def mark(self, row: int) -> None:
        """Mark a line; nobody is told of that."""
        told = self.blockSignals(True)
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self.blockSignals(told)
        if row >= 0:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell of a move of the person's, not of our own."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.moved.emit(current.row())


def _one(row: ChildRow) -> str:
    parts = (row.full_name or "(chưa có họ tên)", day(row.birth_date), row.village)
    return " · ".join(part for part in parts if part)


def _said(group: DoubleGroup, rows: Sequence[ChildRow]) -> str:
    word = strength_word(group)[0]
    said = "; ".join(_one(row) for row in rows)
    return f"{word}, {len(group.ids)} hồ sơ: {said}" if said else word
