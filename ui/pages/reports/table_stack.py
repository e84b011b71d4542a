"""The tables of a report one under the other, each with its title and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import px
from ui.pages.reports.chart_view import ChartView
from ui.pages.reports.figure_table import FigureTable
from ui.pages.reports.letter_text import letter_label

if TYPE_CHECKING:
    from app.reports.report import Report


class TableStack(QWidget):
    """Laid anew as a whole where the report is another."""

    opened = Signal(object)
    """A figure (`Cell`) is to be opened."""
    came_to = Signal(object, object)
    """The table and the place in it that the cursor came to."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[FigureTable] = []
        self._report: Report | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))

    def show_report(self, report: Report) -> bool:
        """Show the tables of a report; False where they are there already."""
        if report is self._report:
            return False
        self._report = report
        self._clear()
        for table in report.tables:
            made = FigureTable(table, opens=report.who is not None)
            made.opened.connect(self.opened)
            made.came_to.connect(lambda place, made=made: self.came_to.emit(made, place))
            self.tables.append(made)
            if len(report.tables) > 1:
                self._column.addWidget(letter_label(table.title, 13, bold=True))
            self._column.addWidget(made)
            for chart in report.charts_of(table):
                self._column.addWidget(ChartView(chart, table))
            for note in table.notes:
                self._column.addWidget(letter_label(note, 12, italic=True, centred=False))
        return True

    def _clear(self) -> None:
        self.tables = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
