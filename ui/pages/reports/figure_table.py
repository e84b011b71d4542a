"""A table of the letter: as high as its lines; Enter or a click on a figure opens its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.reports.letter.table_form import widths_of
from ui.look import px
from ui.pages.reports.figure_model import POINTS, FigureModel
from ui.pages.reports.text_part import letter_font
from ui.sentences.report import TABLE_HELP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from app.reports.report import Table

_Index = QModelIndex | QPersistentModelIndex
_PAD, _WORD_PAD = 10, 15
"""What a cell leaves free beside its text, and beside a single word: that is never cut."""


class FigureTable(QTableView):
    """Walked through with the arrows; Tab goes on to what follows."""

    opened = Signal(object)
    """A `Cell`."""
    came_to = Signal(object)
    """The place of the cursor in this table, as a QRect."""

    def __init__(self, table: Table, *, opens: bool) -> None:
        super().__init__()
        self._figures = FigureModel(table, opens=opens, parent=self)
        self.setModel(self._figures)
        self.setProperty("role", "letter")
        self.setAccessibleName(table.title)
        self.setWhatsThis(TABLE_HELP)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        for span in self._figures.spans():
            self.setSpan(span.row, span.column, span.rows, span.columns)
        self.resize_to_scale()

    @property
    def figures(self) -> FigureModel:
        """What is shown."""
        return self._figures

    def resize_to_scale(self) -> None:
        """Lay the columns and rows out anew."""
        room = max(self.viewport().width(), px(200))
        shares = widths_of(self._figures.table, 164.0)
        widths = [
            max(self._least(at), int(room * share / sum(shares))) for at, share in enumerate(shares)
        ]
        widths[1] += max(0, room - sum(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        heights = list(self._heights(widths))
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        self.setFixedHeight(sum(heights) + bar + 2 * self.frameWidth() + 2)

    def _least(self, column: int) -> int:
        """Give a column the room of the longest word of its head: no word is cut."""
        metrics = QFontMetrics(letter_font(POINTS, bold=True))
        words = self._figures.head(column).split()
        return max(metrics.horizontalAdvance(word) for word in (*words, "4.988")) + px(_WORD_PAD)

    def _heights(self, widths: Sequence[int]) -> Iterator[int]:
        """Measure the rows: in a head of two, what reaches over both widens the lower one."""
        figures = self._figures
        rows = [self._high(row, widths) for row in range(figures.heads)]
        if figures.heads > 1:
            deep, upper = figures.deep(), figures.upper(widths)
            top = max(self._wrapped(text, width, bold=True) for text, width in upper)
            low = self._high(1, widths)
            tall = max(self._wrapped(text, widths[at], bold=True) for at, text in deep)
            rows = [top, max(low, tall - top)]
        yield from rows
        for row in range(figures.heads, figures.rowCount()):
            yield self._high(row, widths)

    def _high(self, row: int, widths: Sequence[int]) -> int:
        bold = row < self._figures.heads
        texts = self._figures.wrapping(row)
        return max(self._wrapped(text, widths[at], bold=bold) for at, text in texts)

    def _wrapped(self, text: str, width: int, *, bold: bool) -> int:
        metrics = QFontMetrics(letter_font(POINTS, bold=bold))
        room = QRect(0, 0, width - px(_PAD), 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() + px(7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resize_to_scale()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first figure."""
        super().focusInEvent(event)
        if self.currentIndex().row() < self._figures.heads:
            self.setCurrentIndex(self._figures.index(self._figures.heads, 2))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where the cursor came to."""
        super().currentChanged(current, previous)
        if current.row() < self._figures.heads:
            return
        place: QRect = self.visualRect(self.model().index(current.row(), current.column()))
        self.came_to.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the figure at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the figure that is clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a figure can be opened."""
        super().mouseMoveEvent(event)
        opens = self._figures.cell(self.indexAt(event.position().toPoint())) is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _open(self, index: QModelIndex) -> None:
        cell = self._figures.cell(index)
        if cell is not None:
            self.opened.emit(cell)
