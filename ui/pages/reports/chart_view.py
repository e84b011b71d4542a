"""A chart in the letter on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.look import px
from ui.pages.reports.text_part import letter_font
from ui.report_sheets.paint_chart import paint_chart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.reports.report import Chart, Table

_HIGH = 220


class ChartView(QWidget):
    """Paints one chart of a table; the table beside it says the same in figures."""

    def __init__(self, chart: Chart, table: Table) -> None:
        super().__init__()
        self._chart = chart
        self._table = table
        self.setAccessibleName(chart.title)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the height that the user's scale asks for."""
        self.setFixedHeight(px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_chart(painter, QRectF(self.rect()), self._chart, self._table, letter_font(11))
        painter.end()
