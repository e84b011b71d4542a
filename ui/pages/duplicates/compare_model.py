"""The records of a group as a table: a field a row, a record a column, the merged record last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.text.text_difference import Span, differing
from ui.circumstances.words import with_secret_hidden
from ui.pages.duplicates.choice import OWN, differing_rows, together
from ui.pages.duplicates.own_text import read_own
from ui.pages.duplicates.words import row_name, value_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.services.doubles.read_group import FieldLine

SPANS_ROLE = Qt.ItemDataRole.UserRole
"""The letters that differ, as (from, to)."""
TAKEN_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether the field is taken from this record; None where there is nothing to take."""
DIFFERS_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the records say different things in this row."""
QUIET_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether the words stand for no value: nothing is known, or a text that could not be read."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Chosen(Protocol):
    """What a person takes from where."""

    def text(self, field: str) -> str:
        """Give the text that a field will have."""
        ...

    def place(self, field: str) -> int:
        """Say from which record a field is taken; OWN for a text of one's own."""
        ...

    def may_write(self, field: str) -> bool:
        """Whether a field can have a text of one's own."""
        ...


class Compared(Protocol):
    """What is shown side by side, and how it is called."""

    result_name: str
    """The head of the last column."""

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields, from the top."""
        ...

    @property
    def records(self) -> int:
        """How many there are side by side."""
        ...

    @property
    def villages(self) -> Mapping[str, str]:
        """Id -> how a village is written."""
        ...

    @property
    def choice(self) -> Chosen | None:
        """What is taken from where; None where nothing is open."""
        ...

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own."""
        ...


_EDITED = (Qt.ItemDataRole.EditRole,)


class CompareModel(QAbstractTableModel):
    """Shows what the page's model holds; a text typed into the last column goes back to it."""

    refused = Signal(str)
    """The problem code of a text that could not be read."""

    def __init__(
        self, page: Compared, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._today = today
        self._readers: Mapping[int, Callable[[FieldLine, int], object]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.ToolTipRole: self._words,
            Qt.ItemDataRole.EditRole: self._value,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            SPANS_ROLE: self._spans,
            TAKEN_ROLE: self._taken,
            DIFFERS_ROLE: lambda line, _: line.differs,
            QUIET_ROLE: lambda line, column: column > 0 and not self._value(line, column),
        }

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields, from the top."""
        return self._page.lines

    @property
    def records(self) -> int:
        """How many records there are."""
        return self._page.records

    @property
    def result(self) -> int:
        """The column of the merged record."""
        return self.records + 1

    @property
    def differing(self) -> list[int]:
        """The rows in which the records say different things."""
        return differing_rows(self.lines)

    def show_all(self) -> None:
        """Show another group."""
        self.beginResetModel()
        self.endResetModel()

    def show_choice(self, field: str) -> None:
        """Show that a field, and what goes with it, is taken from elsewhere."""
        fields = together(field)
        for row, line in enumerate(self.lines):
            if line.field in fields:
                self.dataChanged.emit(self.index(row, 1), self.index(row, self.result))

    def field_of(self, row: int) -> str:
        """Name the field of a row."""
        return self.lines[row].field

    def may_write(self, row: int) -> bool:
        """Whether a row can have a text of one's own."""
        choice = self._page.choice
        return choice is not None and choice.may_write(self.field_of(row))

    def problem_of(self, row: int, typed: str) -> str:
        """Say why a typed text cannot be taken; empty when it can."""
        return read_own(self.field_of(row), typed, self._today())[1]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the fields."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the names, the records and the result."""
        return 0 if parent.isValid() else self.records + 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the result be typed over, where a field can have a text of its own."""
        flags = super().flags(index)
        if index.isValid() and index.column() == self.result and self.may_write(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed text; one that cannot be read is refused and changes nothing."""
        if role not in _EDITED or not index.isValid() or not self.may_write(index.row()):
            return False
        field = self.field_of(index.row())
        text, problem = read_own(field, str(value), self._today())
        if problem:
            self.refused.emit(problem)
            return False
        self._page.write(field, text)
        return True

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says, and what its delegate needs to paint it."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        reader = self._readers.get(role)
        return reader(line, column) if reader else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return "Thông tin"
        return self._page.result_name if section == self.result else f"Hồ sơ {section}"

    def _value(self, line: FieldLine, column: int) -> str:
        """Give a cell's value in words; empty where there is none."""
        if column == 0:
            return row_name(line.field)
        choice = self._page.choice
        is_result = column == self.result
        text = choice.text(line.field) if choice and is_result else line.texts[column - 1]
        return value_words(line.field, with_secret_hidden(line.field, text), self._page.villages)

    def _words(self, line: FieldLine, column: int) -> str:
        value = self._value(line, column)
        is_told = not line.differs and any(line.texts)
        if value or column == 0 or (column == self.result and is_told):
            return value
        original = "" if column == self.result else line.originals[column - 1]
        return f"nguyên văn: {original}" if original else "–"

    def _spans(self, line: FieldLine, column: int) -> list[Span]:
        if not line.differs or not 0 < column < self.result:
            return []
        here = self._value(line, column)
        others = (self._value(line, other) for other in range(1, self.result) if other != column)
        return differing(here, list(others))

    def _taken(self, line: FieldLine, column: int) -> bool | None:
        choice = self._page.choice
        if choice is None or not line.differs or column == 0:
            return None
        place = choice.place(line.field)
        return place == OWN if column == self.result else place == column - 1

    def _spoken(self, line: FieldLine, column: int) -> str:
        if column == 0:
            return row_name(line.field)
        result = self._page.result_name.lower()
        name = result if column == self.result else f"hồ sơ {column}"
        taken = ", đang lấy" if self._taken(line, column) and column < self.result else ""
        differs = ", khác nhau" if line.differs else ""
        words = self._words(line, column)
        return f"{row_name(line.field)}, {name}: {words}{taken}{differs}"
