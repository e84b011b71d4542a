"""A chart of a report under any pen: a window's or a printed page's. Each line has its own mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.messages.reports import figure
from app.reports.letter.draw_chart import LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.report import Chart, Table, Value

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "round_dot": Qt.PenStyle.DotLine,
    "long_dash": Qt.PenStyle.DashDotLine,
}
_GRID = QColor("#b8c2cc")
_INK = QColor("#000000")
_STEPS = 4
_MARKS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((0, -1.2), (1.1, 1), (-1.1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines are drawn, and how large things are there."""

    plot: QRectF
    most: int
    points: int
    em: float

    def at(self, number: int, value: float) -> QPointF:
        """Place a value of a point."""
        across = self.plot.width() * (number + 0.5) / max(self.points, 1)
        down = self.plot.height() * (1 - min(value, self.most) / self.most)
        return QPointF(self.plot.left() + across, self.plot.top() + down)


def paint_chart(painter: QPainter, room: QRectF, chart: Chart, table: Table, font: QFont) -> None:
    """Paint a chart into a rectangle: its title above, what each line is below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    em = metrics.height()
    names = chart.points(table)
    left = metrics.horizontalAdvance(f"{chart.most}00")
    plot = room.adjusted(left, 1.8 * em, -0.5 * em, -3.2 * em)
    place = _Place(plot, chart.most, len(names), em)
    _write(painter, QRectF(room.left(), room.top(), room.width(), 1.4 * em), chart.title, bold=True)
    _grid(painter, place)
    _names(painter, place, names, metrics)
    _lines(painter, place, chart, table, room)
    painter.restore()


def _grid(painter: QPainter, place: _Place) -> None:
    plot, em = place.plot, place.em
    for step in range(_STEPS + 1):
        value = place.most * step / _STEPS
        y = place.at(0, value).y()
        painter.setPen(QPen(_GRID, em / 18))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(_INK)
        label = QRectF(plot.left() - 4 * em, y - em / 2, 3.6 * em, em)
        painter.drawText(label, _RIGHT, figure(round(value)))


def _names(painter: QPainter, place: _Place, names: Sequence[str], metrics: QFontMetricsF) -> None:
    """Name the points; where they are too many, every second or third."""
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0) + place.em
    each = place.plot.width() / max(len(names), 1)
    every = max(1, -(-int(widest) // max(int(each), 1)))
    for number, name in enumerate(names):
        if number % every == 0:
            middle = place.at(number, 0)
            label = QRectF(middle.x() - widest, middle.y() + 0.2 * place.em, 2 * widest, place.em)
            painter.drawText(label, _CENTRE, name)


def _lines(painter: QPainter, place: _Place, chart: Chart, table: Table, room: QRectF) -> None:
    lines = chart.lines(table)
    each = room.width() / max(len(lines), 1)
    for number, (name, values) in enumerate(lines):
        colour, mark, dash = LOOKS[number % len(LOOKS)]
        pen = QPen(QColor(colour), place.em / 7, _DASHES[dash])
        for run in _runs(values):
            points = [place.at(at, value) for at, value in run]
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(points))
            for point in points:
                _mark(painter, point, mark, QColor(colour), place.em / 4.5)
        below = QRectF(room.left() + number * each, room.bottom() - 1.5 * place.em, each, place.em)
        _legend(painter, below, name, pen, mark, place.em)


def _runs(values: Sequence[Value]) -> Iterator[list[tuple[int, float]]]:
    """Part the values where nothing is known: no line is drawn over a gap."""
    run: list[tuple[int, float]] = []
    for at, value in enumerate(values):
        if value is None or isinstance(value, str):
            if run:
                yield run
            run = []
        else:
            run.append((at, float(value)))
    if run:
        yield run


def _legend(painter: QPainter, room: QRectF, name: str, pen: QPen, mark: str, em: float) -> None:
    middle = room.center().y()
    painter.setPen(pen)
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.left() + 2 * em, middle))
    _mark(painter, QPointF(room.left() + em, middle), mark, pen.color(), em / 4.5)
    _write(painter, room.adjusted(2.4 * em, 0, 0, 0), name, left=True)


def _write(
    painter: QPainter, room: QRectF, text: str, *, bold: bool = False, left: bool = False
) -> None:
    plain = painter.font()
    font = QFont(plain)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(_INK)
    side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) if left else _CENTRE
    painter.drawText(room, side, text)
    painter.setFont(plain)


def _mark(painter: QPainter, at: QPointF, mark: str, colour: QColor, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = _MARKS.get(mark)
    if corners is None:
        painter.drawEllipse(at, size, size)
    else:
        painter.drawPolygon(
            QPolygonF([QPointF(at.x() + x * size, at.y() + y * size) for x, y in corners])
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)
