"""The columns of a list: header, samples, what each is taken for, and a way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.workbook.sheet import raw_text
from app.workbook.tables.side_by_side import letter_of
from ui.look import LIGHT
from ui.messages import column_field_name
from ui.models.line_model import Line, LineModel
from ui.sentences.list import COLUMN_FIELDS, ENCODINGS
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.workbook.table import Column, Table
    from ui.pages.import_list.groups import Group

_Index = QModelIndex | QPersistentModelIndex
_HEADERS = ("Cột trong tệp", "Giá trị mẫu", "Lấy làm", "Ghi chú")
_WIDTHS = (190, 150, 176, 128)
FIELD = 2
_LOOKED_AT = 50
"""Rows looked at for one whose text was converted."""


class ColumnModel(QAbstractTableModel):
    """The columns of a group; what a person takes one for is only told."""

    chosen = Signal(str, str)
    """Header and field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: list[tuple[str, ...]] = []
        self.columns: Sequence[Column] = ()

    def show(self, group: Group | None) -> None:
        """Show the columns of another group; an open choice stays open over the same columns."""
        columns = group.columns if group else ()
        same = [c.index for c in columns] == [c.index for c in self.columns]
        if not same:
            self.beginResetModel()
        self.columns = columns
        first = group.tables[0] if group else None
        self._texts = [_texts(column, first) for column in columns] if first else []
        if not same:
            self.endResetModel()
        elif columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, FIELD + 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the columns of the list."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count what is said of each."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the field be changed."""
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsEditable if index.column() == FIELD else base

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the text of a cell, and muted ink for a column that is not taken."""
        if not index.isValid():
            return None
        column = self.columns[index.row()]
        text = self._texts[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_HEADERS[index.column()]}: {text}"
            case Qt.ItemDataRole.EditRole:
                return column.field
            case Qt.ItemDataRole.ForegroundRole if column.field not in COLUMN_FIELDS:
                return QColor(LIGHT.muted)
            case Qt.ItemDataRole.FontRole if index.column() == FIELD and column.field:
                return _bold()
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what a column is to be taken for."""
        column = self.columns[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != column.field:
            # Told once the choice is closed: what follows shows the columns anew.
            QTimer.singleShot(0, self, lambda: self.chosen.emit(column.header, str(value)))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give the title of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None


class FieldDelegate(QStyledItemDelegate):
    """Offers the fields in a list under the cell; nothing can be typed into it."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QComboBox:
        """Make the choice, its list open."""
        made = QComboBox(parent)
        made.setAccessibleName("Lấy cột này làm")
        fields = [Line("", column_field_name(""))]
        fields += [Line(field, name) for field, name in COLUMN_FIELDS.items()]
        model = LineModel(made)
        model.show(fields)
        made.setModel(model)
        made.setMaxVisibleItems(14)
        made.activated.connect(lambda _: self._done(made))
        QTimer.singleShot(0, made, made.showPopup)
        return made

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Mark the field there is."""
        if isinstance(editor, QComboBox):
            known = ["", *COLUMN_FIELDS]
            field = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(known.index(field) if field in known else 0)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Take the field that was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, ["", *COLUMN_FIELDS][editor.currentIndex()])

    def _done(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class ColumnTable(PlainTable):
    """Enter, F2 or a click on the field opens the choice."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        self.columns = ColumnModel(None)  # type: ignore[arg-type]
        super().__init__(self.columns, _WIDTHS, 1, "Các cột của danh sách")
        self.columns.setParent(self)
        self.setItemDelegateForColumn(FIELD, FieldDelegate(self))
        self.columns.chosen.connect(self.chosen)
        self.clicked.connect(self._open_clicked)
        self.opened.connect(self.open_choice)

    def show_group(self, group: Group | None) -> None:
        """Show other columns, the cursor in the row where it was."""
        row = max(self.currentIndex().row(), 0)
        self.columns.show(group)
        if self.columns.columns and not self.currentIndex().isValid():
            self.go_to(min(row, len(self.columns.columns) - 1))

    def open_choice(self, row: int) -> None:
        """Open the fields to choose from."""
        self.setCurrentIndex(self.columns.index(row, FIELD))
        self.edit(self.columns.index(row, FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the choice at F2, wherever in the row the cursor is."""
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.open_choice(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open_clicked(self, index: QModelIndex) -> None:
        if index.column() == FIELD:
            self.open_choice(index.row())


def _texts(column: Column, table: Table) -> tuple[str, ...]:
    header = column.header or "(không có tiêu đề)"
    return (
        f"{letter_of(column.index)} · {header}",
        _samples(column, table),
        f"{column_field_name(column.field)}  ▾",
        ", ".join(_notes(column)),
    )


def _samples(column: Column, table: Table) -> str:
    changed = _converted(column, table) if column.encoding else ""
    samples = column.samples or _first_cells(column, table)
    return changed or " · ".join(text for text in samples[:3] if text) or "(để trống)"


def _first_cells(column: Column, table: Table) -> tuple[str, ...]:
    texts = (raw_text(row.cell(column.index)) for row in table.rows[:_LOOKED_AT])
    return tuple(dict.fromkeys(text for text in texts if text))


def _converted(column: Column, table: Table) -> str:
    """Show what conversion made of a cell."""
    for row in table.rows[:_LOOKED_AT]:
        before, after = row.raw_cell(column.index), row.cell(column.index)
        if before != after:
            return f"{before} → {after}"
    return ""


def _notes(column: Column) -> list[str]:
    notes = []
    if column.encoding:
        font = ENCODINGS.get(column.encoding, "phông cũ")
        notes.append(f"chuyển từ {font}")
    if column.hidden:
        notes.append("cột đang ẩn")
    if column.doubt and column.doubt != column.field:
        notes.append(f"có thể là {column_field_name(column.doubt)}")
    return notes


def _bold() -> Any:  # noqa: ANN401
    font = QFont()
    font.setBold(True)
    return font
