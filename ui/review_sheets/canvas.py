"""Drawing on paper in millimetres and points, with the bundled font."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.workbook.outgoing.new_file import new_file
from ui.look import FONT_FAMILY, load_fonts

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


def write_document(path: Path, title: str, draw: Callable[["Canvas"], int]) -> int:
    """Draw a document into a file, whole or not at all, and give the number of its pages.

    Raises the KnownErrors of `new_file`, and what `draw` raises.
    """
    with new_file(path) as unfinished:
        memory = QBuffer()
        memory.open(QIODevice.OpenModeFlag.WriteOnly)
        canvas = Canvas(memory, title)
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

    def __init__(self, device: QIODevice, title: str) -> None:
        load_fonts()
        self._paper = QPdfWriter(device)
        self._paper.setResolution(_DOTS)
        self._paper.setTitle(title)
        self._paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._paper.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._paper.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter = QPainter()

    def begin(self) -> bool:
        """Take up the pen."""
        return self._painter.begin(self._paper)

    def end(self) -> bool:
        """Put down the pen; the document is complete then."""
        return self._painter.end()

    def next_page(self) -> None:
        """Begin another page."""
        self._paper.newPage()

    def height_of(self, text: str, width: float, points: float, *, bold: bool = False) -> float:
        """Measure a text that is wrapped at a width."""
        room = QRectF(0, 0, width * _PER_MM, 1_000_000)
        metrics = QFontMetricsF(_font(points, bold=bold), self._paper)
        return metrics.boundingRect(room, _FLAGS, text).height() / _PER_MM

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        points: float,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        colour: QColor = INK,
    ) -> float:
        """Write a text below `y`, wrapped; gives its height."""
        height = self.height_of(text, width, points, bold=bold)
        self._painter.setFont(_font(points, bold=bold))
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


def _font(points: float, *, bold: bool) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font


def _rect(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * _PER_MM, y * _PER_MM, width * _PER_MM, height * _PER_MM)
