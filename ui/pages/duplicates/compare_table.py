"""The comparison under the keyboard: rows by the arrows, a record by its number, F2 to type."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.look import px
from ui.pages.duplicates.compare_cells import LEAST_HEIGHT, CompareCells
from ui.pages.duplicates.compare_model import CompareModel
from ui.widgets.row_table import prepare_rows

_NAMES, _SHORT_NAMES, _RESULT, _LEAST = 152, 100, 208, 150
_DIGITS = {getattr(Qt.Key, f"Key_{number}"): number - 1 for number in range(1, 5)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_HELP = (
    "Mỗi dòng là một thông tin; chữ khác nhau được tô đậm và gạch dưới. Nhấn ↑ ↓ để sang dòng, "
    "1, 2, 3 để lấy theo hồ sơ nào, F2 để gõ lại, Enter để tới dòng khác nhau kế tiếp. "
    "Thông tin của hộ được lấy cùng nhau."
)


class CompareTable(QTableView):
    """One row is current; what is taken from where is the model's."""

    taken = Signal(str, int)
    """A field, and the place of the record it is to be taken from."""
    stepped = Signal(int)
    """Go to the next group (1), or to the one before (-1)."""

    def __init__(self, model: CompareModel) -> None:
        super().__init__()
        self._rows = model
        self.cells = CompareCells(model, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("So sánh các hồ sơ")
        self.setWhatsThis(_HELP)
        prepare_rows(self)
        self.setWordWrap(True)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        model.modelReset.connect(self._begin)
        model.dataChanged.connect(lambda first, last: self._fit_rows(first.row(), last.row()))

    @property
    def is_typing(self) -> bool:
        """Whether a text is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def widths(self) -> list[int]:
        """Give the widths of the columns that fill the room there is."""
        records = max(self._rows.records, 1)
        whole = self.viewport().width()
        roomy = whole >= px(_NAMES) + (records + 1) * px(_LEAST)
        names = px(_NAMES if roomy else _SHORT_NAMES)
        room = whole - names
        result = min(px(_RESULT), room // (records + 1)) if records > 2 else room * 3 // 10
        each = (room - result) // records
        return [names, *([each] * records), room - each * records]

    def begin_typing(self) -> None:
        """Type a text of one's own into the current row."""
        row = self.currentIndex().row()
        if row >= 0 and self._rows.may_write(row):
            self.edit(self._rows.index(row, self._rows.result))

    def finish_typing(self) -> bool:
        """Keep what is being typed; False where it cannot be read, and typing goes on."""
        editor = self.indexWidget(self.currentIndex()) or self.focusWidget()
        if not self.is_typing or editor is None or editor is self:
            return True
        row = self.currentIndex().row()
        problem = self._rows.problem_of(row, editor.property("text") or "")
        if problem:
            self.cells.refused.emit(problem)
            return False
        self.commitData(editor)
        self.closeEditor(editor, CompareCells.EndEditHint.NoHint)
        return True

    def go_to(self, row: int) -> None:
        """Make a row the current one."""
        index = self._rows.index(row, self._rows.result)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def go_to_next_difference(self) -> None:
        """Go to the next row that differs; after the last one, to the first."""
        here = self.currentIndex().row()
        rows = self._rows.differing
        if rows:
            self.go_to(next((row for row in rows if row > here), rows[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, type, or go on."""
        row = self.currentIndex().row()
        is_plain = event.modifiers() in _PLAIN
        if is_plain and event.key() in _DIGITS and row >= 0:
            self.taken.emit(self._rows.field_of(row), _DIGITS[event.key()])
        elif is_plain and event.key() in _ENTER:
            self.go_to_next_difference()
        elif is_plain and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() == Qt.Key.Key_F2:
            self.begin_typing()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what was clicked on; the result is typed over."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and 0 < index.column() < self._rows.result:
            self.taken.emit(self._rows.field_of(index.row()), index.column() - 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type over the result."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == self._rows.result:
            self.begin_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self.fit()

    def fit(self) -> None:
        """Give the columns their widths and the rows the heights these make."""
        if self._rows.records:
            for column, width in enumerate(self.widths()):
                self.setColumnWidth(column, width)
            self.verticalHeader().setMinimumSectionSize(px(LEAST_HEIGHT))
            self._fit_rows(0, self._rows.rowCount() - 1)

    def _fit_rows(self, first: int, last: int) -> None:
        # Qt's own fitting would give each row the height of its hidden header at least.
        for row in range(first, last + 1):
            self.setRowHeight(row, self.sizeHintForRow(row))

    def _begin(self) -> None:
        """Begin where something is to be decided."""
        self.fit()
        rows = self._rows.differing
        if self._rows.records:
            self.go_to(rows[0] if rows else 0)
            self.scrollTo(self._rows.index(0, 0) if not rows else QModelIndex(self.currentIndex()))
