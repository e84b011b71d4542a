"""A sheet whose cells were checked, as Qt shows it: wrong cells bear icon, word and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.workbook.sheet import raw_text
from app.workbook.tables.side_by_side import letter_of
from ui.icons import icon
from ui.look import LIGHT
from ui.sentences.report import RULES, WRONG_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.services.check_table import WrongCell
    from app.workbook.sheet import Cell, Sheet

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAMED = 3
"""So many parts of a sum are named; of more, the first and the last."""


class CheckedModel(QAbstractTableModel):
    """The rows of a sheet as they stand; a wrong cell shows what is right beside what it says."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[Cell]] = ()
        self._columns = 0
        self.wrong: dict[tuple[int, int], WrongCell] = {}

    def show(self, sheet: Sheet, wrong: Sequence[WrongCell]) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._rows = sheet.rows
        self._columns = max((len(row) for row in sheet.rows), default=0)
        self.wrong = {(one.row_number - 1, one.column_number): one for one in wrong}
        self.endResetModel()

    def corrected(self) -> Iterator[list[str]]:
        """Give the rows with the right values in the place of the wrong ones."""
        for at, row in enumerate(self._rows):
            yield [
                self.wrong[at, column].computed if (at, column) in self.wrong else _shown(cell)
                for column, cell in enumerate(row)
            ]

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text and, where it is wrong, its marks."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        wrong = self.wrong.get((index.row(), index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{wrong.stated} → {wrong.computed}" if wrong else _shown(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if wrong or _is_figure(cell) else _LEFT
        return _marks(wrong, role) if wrong else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name columns by letters and rows by numbers, as Excel does."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return letter_of(section) if across else str(section + 1)


def wrong_words(wrong: WrongCell) -> str:
    """Say what is wrong with a cell, what is right and why."""
    parts = [part or "?" for part in wrong.parts]
    few = ", ".join(parts) if len(parts) <= _NAMED else f"{parts[0]} … {parts[-1]}"
    first, second = (*parts, "?", "?")[:2]
    rule = RULES.get(wrong.rule, wrong.rule).format(parts=few, first=first, second=second)
    place = f"{letter_of(wrong.column_number)}{wrong.row_number}"
    return WRONG_CELL.format(
        row=wrong.row or f"dòng {wrong.row_number}",
        column=wrong.column or place,
        stated=wrong.stated,
        computed=wrong.computed,
        rule=rule,
    )


def _marks(wrong: WrongCell, role: int) -> object:
    if role == Qt.ItemDataRole.DecorationRole:
        return icon("error", LIGHT.bad)
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(LIGHT.bad)
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(LIGHT.bad_pale)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return wrong_words(wrong)
    return None


def _shown(cell: Cell) -> str:
    """Write a figure with its dots and comma; anything else as the sheet shows it."""
    return raw_text(cell).replace(".", ",") if isinstance(cell, float) else raw_text(cell)


def _is_figure(cell: Cell) -> bool:
    text = raw_text(cell).replace(".", "").replace(",", "").strip(" %-+")
    return text.isdigit()
