"""A list of lines; one is marked, and Enter or a click takes it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView

from ui.models.line_model import Line, LineModel

_Index = QModelIndex | QPersistentModelIndex


class LineList(QListView):
    """Shows lines; knows them by their keys."""

    taken = Signal(object)
    """The key of the line that Enter was pressed on, or that was clicked."""
    mark_moved = Signal(object)
    """The key of the line that the person moved to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._take)
        self.clicked.connect(self._take)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines.lines

    @property
    def marked(self) -> Line | None:
        """The line that is marked."""
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def show_lines(self, lines: Sequence[Line], marked: int = -1) -> None:
        """Show other lines with one row marked; nobody is told of that."""
        scrolled = self.verticalScrollBar().value()
        self._lines.show(lines)
        self.mark(marked)
        self.verticalScrollBar().setValue(scrolled)

    def mark(self, row: int) -> None:
        """Mark a row; below 0, none."""
        told = self.blockSignals(True)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._lines.index(min(row, len(self.lines) - 1)))
        self.blockSignals(told)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell of a move of the person's, not of our own."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.mark_moved.emit(self.lines[current.row()].key)

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self.lines[index.row()].key)
