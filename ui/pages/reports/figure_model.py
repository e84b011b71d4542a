"""A table of a report as Qt shows it: its head as rows of its own, as on paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.reports.letter.table_form import heads_of, texts_of
from ui.look import LIGHT
from ui.pages.reports.text_part import letter_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.report import Line, Table

_Index = QModelIndex | QPersistentModelIndex
_FIGURES = 2
"""The first column of figures: the number and the name come before."""
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
POINTS = 12.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: its table, line and column by key, and their names."""

    table: str
    line: str
    column: str
    line_name: str
    column_name: str
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """Cells of the head that are one."""

    row: int
    column: int
    rows: int
    columns: int


class FigureModel(QAbstractTableModel):
    """Head rows, the lines, the total."""

    def __init__(self, table: Table, *, opens: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._opens = opens
        names = self._names = heads_of(table)
        self.heads = 2 if any(above for _, above in names) else 1
        self._head = [[above or name for name, above in names], [name for name, _ in names]]
        self._lines: list[Line] = list(table.every_line)
        self._texts = [
            [str(at) if at <= len(table.lines) else "", line.name, *texts_of(line)]
            for at, line in enumerate(self._lines, 1)
        ]

    def spans(self) -> Iterator[Span]:
        """Say which cells of the head are one."""
        if self.heads == 1:
            return
        for above, group in groupby(enumerate(self._names), key=lambda one: one[1][1]):
            places = [at for at, _ in group]
            if above and len(places) > 1:
                yield Span(0, places[0], 1, len(places))
            elif not above:
                yield from (Span(0, at, 2, 1) for at in places)

    def head(self, column: int) -> str:
        """Give what a column is called."""
        return self._names[column][0]

    def deep(self) -> Iterator[tuple[int, str]]:
        """Name the columns whose head reaches over both rows."""
        for at, (name, above) in enumerate(self._names):
            if not above:
                yield at, name

    def upper(self, widths: Sequence[int]) -> Iterator[tuple[str, int]]:
        """Give the headings over several columns, each with its width."""
        for above, group in groupby(enumerate(self._names), key=lambda one: one[1][1]):
            if above:
                yield above, sum(widths[at] for at, _ in group)

    def wrapping(self, row: int) -> Iterator[tuple[int, str]]:
        """Give the texts of a row that may need several lines; figures never do."""
        if row < self.heads:
            low = self.heads > 1
            yield from (
                (at, name) for at, (name, above) in enumerate(self._names) if above or not low
            )
            return
        for at in range(1, self.columnCount()):
            if self._is_text(at):
                yield at, self._texts[row - self.heads][at]

    def cell(self, index: _Index) -> Cell | None:
        """Give the figure that can be opened at a place."""
        at, column = index.row() - self.heads, index.column() - _FIGURES
        if not index.isValid() or not self._opens or at < 0 or column < 0:
            return None
        line, head = self._lines[at], self.table.columns[column]
        value = line.values[column]
        if not isinstance(value, int) or not value:
            return None
        name = f"{head.above}: {head.name}" if head.above else head.name
        return Cell(self.table.key, line.key, head.key, line.name, name, value)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the rows, those of the head too."""
        return 0 if parent is not None and parent.isValid() else self.heads + len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        inside = parent is not None and parent.isValid()
        return 0 if inside else _FIGURES + len(self.table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text and its look."""
        if not index.isValid():
            return None
        row, is_head = index.row(), index.row() < self.heads
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.FontRole:
            is_total = self.table.total is not None and row == self.rowCount() - 1
            return letter_font(POINTS, bold=is_head or is_total)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if not is_head and self._is_text(index.column()) else _CENTRE
        if role == Qt.ItemDataRole.BackgroundRole and is_head:
            return QColor(LIGHT.ground)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(LIGHT.accent if self.cell(index) else LIGHT.ink)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the cursor go to figures and names, not into the head."""
        if index.row() < self.heads:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _text(self, row: int, column: int) -> str:
        if row >= self.heads:
            return self._texts[row - self.heads][column]
        return self._head[1 if self.heads == 1 else row][column]

    def _is_text(self, column: int) -> bool:
        return column == 1 or (column >= _FIGURES and self.table.columns[column - _FIGURES].is_text)
