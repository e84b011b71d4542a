"""A table of any length: it holds ids, and fetches a page of rows when one of them is painted."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QIcon

from ui.tasks import Lane

PAGE = 100
KEPT_PAGES = 60
RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column: what it shows of a row, and the name by which the store sorts it."""

    key: str
    title: str
    width: int
    text: Callable[[RowT], str]
    sortable: bool = True
    right: bool = False
    picture: Callable[[RowT], QIcon | None] | None = None
    """A small drawing before the text, never alone: the text of some column says the same."""


class PagedTable(QAbstractTableModel, Generic[RowT]):
    """Rows of `ids`, read by `fetch(ids)` in the lane; a row not read yet shows nothing."""

    def __init__(
        self,
        columns: Sequence[Column[RowT]],
        fetch: Callable[[Sequence[str]], dict[str, RowT]],
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._lane = lane
        self._ids: Sequence[str] = ()
        self._pages: OrderedDict[int, dict[str, RowT]] = OrderedDict()
        self._asked: set[int] = set()
        self._stale: set[int] = set()
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read)

    @property
    def ids(self) -> Sequence[str]:
        """The ids in the order shown."""
        return self._ids

    def show(self, ids: Sequence[str], first: Mapping[str, RowT] | None = None) -> None:
        """Show other ids; `first` are the rows of the first page, where they came with them."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        if first:
            self._pages[0] = dict(first)
        self._asked.clear()
        self._stale.clear()
        self._generation += 1
        self.endResetModel()

    def refresh(self) -> None:
        """Read every row again when it is next painted; the old text stands until then."""
        self._generation += 1
        self._asked.clear()
        self._stale = set(self._pages)
        self._tell_rows(0, len(self._ids) - 1)

    def id_at(self, row: int) -> str | None:
        """Name the id of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row: int) -> RowT | None:
        """Give what is known of a row, asking for its page when it is not there."""
        number = row // PAGE
        if number not in self._pages or number in self._stale:
            self._ask(number)
        page = self._pages.get(number)
        return page.get(self._ids[row]) if page else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Give the text of a cell, for the eye, the tooltip and the screen reader."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.row_of(index.row())
            return "" if row is None else column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.picture is not None:
            row = self.row_of(index.row())
            return None if row is None else column.picture(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row_of(index.row())
            return f"{column.title}: {column.text(row) if row is not None else ''}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Give the title of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self.columns[section].right
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _ask(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self._soon.start()

    def _read(self) -> None:
        """Fetch all pages asked for since the last painting, in one piece of work."""
        numbers = [n for n in self._asked if n not in self._pages or n in self._stale]
        wanted = {n: list(self._ids[n * PAGE : (n + 1) * PAGE]) for n in numbers}
        generation, fetch = self._generation, self._fetch
        flat = [id_ for ids in wanted.values() for id_ in ids]
        self._lane.run(
            lambda: fetch(flat), lambda rows: self._keep(generation, wanted, rows), owner=self
        )

    def _keep(self, generation: int, wanted: dict[int, list[str]], rows: dict[str, RowT]) -> None:
        if generation != self._generation:
            return
        for number, ids in wanted.items():
            self._pages[number] = {id_: rows[id_] for id_ in ids if id_ in rows}
            self._pages.move_to_end(number)
            self._asked.discard(number)
            self._stale.discard(number)
            self._tell_rows(number * PAGE, min(len(self._ids), (number + 1) * PAGE) - 1)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def _tell_rows(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
