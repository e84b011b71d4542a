"""Drawing on paper in millimetres and points, with the bundled fonts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from app.workbook.outgoing.new_file import new_file
from ui.look import FONT_FAMILY, LETTER_FAMILY, load_fonts, load_letter_fonts

WIDTH, HEIGHT = 297.0, 210.0
"""A4, landscape."""
_DOTS = 300
_PER_MM = _DOTS / 25.4
_FLAGS = int(Qt.TextFlag.TextWordWrap)

INK = QColor("#000000")
MUTED = QColor("#444444")
LINE = QColor("#808080")
BAND = QColor("#e8edf0")

LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a paragraph that was set, ready to be drawn; heights are in millimetres."""

    layout: QTextLayout
    number: int
    height: float


def write_document(
    path: Path,
    title: str,
    draw: Callable[["Canvas"], int],
    *,
    family: str = FONT_FAMILY,
    upright: bool = False,
) -> int:
    """Draw a document into a file, whole or not at all, and give the number of its pages.

    Raises the KnownErrors of `new_file`, and what `draw` raises.
    """
    with new_file(path) as unfinished:
        memory = QBuffer()
        memory.open(QIODevice.OpenModeFlag.WriteOnly)
        canvas = Canvas(memory, title, family=family, upright=upright)
        if not canvas.begin():
            raise OSError
        try:
            pages = draw(canvas)
        finally:
            canvas.end()
        unfinished.write_bytes(memory.data().data())
    return pages


class Canvas:
    """A document under the pen; `begin` answers whether there is anything to write on."""

    def __init__(
        self, device: QIODevice, title: str, *, family: str = FONT_FAMILY, upright: bool = False
    ) -> None:
        load_letter_fonts() if family == LETTER_FAMILY else load_fonts()
        self._family = family
        self._paper = QPdfWriter(device)
        self._paper.setResolution(_DOTS)
        self._paper.setTitle(title)
        self._paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._turn(upright=upright)
        self._paper.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter = QPainter()

    def begin(self) -> bool:
        """Take up the pen."""
        return self._painter.begin(self._paper)

    def end(self) -> bool:
        """Put down the pen; the document is complete then."""
        return self._painter.end()

    def next_page(self, *, upright: bool = False) -> None:
        """Begin another page."""
        self._turn(upright=upright)
        self._paper.newPage()

    def _turn(self, *, upright: bool) -> None:
        way = QPageLayout.Orientation
        self._paper.setPageOrientation(way.Portrait if upright else way.Landscape)

    def height_of(
        self, text: str, width: float, points: float, *, bold: bool = False, italic: bool = False
    ) -> float:
        """Measure a text that is wrapped at a width."""
        room = QRectF(0, 0, width * _PER_MM, 1_000_000)
        metrics = QFontMetricsF(self._font(points, bold=bold, italic=italic), self._paper)
        return metrics.boundingRect(room, _FLAGS, text).height() / _PER_MM

    def set_lines(
        self,
        text: str,
        width: float,
        points: float,
        *,
        bold: bool = False,
        italic: bool = False,
        indent: float = 0.0,
    ) -> Iterator[SetLine]:
        """Set a paragraph in lines that fill the width, the first one indented."""
        layout = QTextLayout(text, self._font(points, bold=bold, italic=italic), self._paper)
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            shift = 0.0 if line.lineNumber() else indent
            line.setLineWidth((width - shift) * _PER_MM)
            line.setPosition(QPointF(shift * _PER_MM, 0))
        layout.endLayout()
        for number in range(layout.lineCount()):
            yield SetLine(layout, number, layout.lineAt(number).height() / _PER_MM)

    def set_line(self, line: SetLine, x: float, y: float) -> None:
        """Draw a line that was set, its top at `y`."""
        self._painter.setPen(INK)
        line.layout.lineAt(line.number).draw(self._painter, QPointF(x * _PER_MM, y * _PER_MM))

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        points: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        colour: QColor = INK,
    ) -> float:
        """Write a text below `y`, wrapped; gives its height."""
        height = self.height_of(text, width, points, bold=bold, italic=italic)
        self._painter.setFont(self._font(points, bold=bold, italic=italic))
        self._painter.setPen(colour)
        self._painter.drawText(_rect(x, y, width, height + 1), _FLAGS | int(align), text)
        return height

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float = 0.2,
        *,
        dotted: bool = False,
    ) -> None:
        """Draw a line; words are never underlined, for that swallows the dot below a vowel."""
        pen = self._painter.pen()
        pen.setColor(LINE if width < 0.3 else INK)
        pen.setWidthF(width * _PER_MM)
        pen.setStyle(Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine)
        self._painter.setPen(pen)
        ends = (x * _PER_MM for x in (x1, y1, x2, y2))
        self._painter.drawLine(QLineF(*ends))

    def paint(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        points: float,
        draw: Callable[[QPainter, QRectF, QFont], None],
    ) -> None:
        """Lend the pen for a place, with letters of a size."""
        draw(
            self._painter, _rect(x, y, width, height), self._font(points, bold=False, italic=False)
        )

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """Lay a pale ground."""
        self._painter.fillRect(_rect(x, y, width, height), BAND)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a box to write or to tick in."""
        for ends in (
            (x, y, x + width, y),
            (x, y + height, x + width, y + height),
            (x, y, x, y + height),
            (x + width, y, x + width, y + height),
        ):
            self.rule(*ends)

    def _font(self, points: float, *, bold: bool, italic: bool) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(points)
        font.setBold(bold)
        font.setItalic(italic)
        return font


def _rect(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * _PER_MM, y * _PER_MM, width * _PER_MM, height * _PER_MM)
