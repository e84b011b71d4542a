"""Text whose differing letters are marked: bold, on a pale ground, with a rule below them.

Qt's own underline would swallow the dot below of ạ, ệ, ị, ọ: the rule is drawn under the letters.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.domain.text.text_difference import Span
from ui.look import LIGHT, px

_GAP = 2
"""Pixels under a line of text, for the rule."""


class MarkedText:
    """A text laid out in lines of a width."""

    def __init__(
        self, text: str, font: QFont, width: float, spans: Sequence[Span] = (), colour: str = ""
    ) -> None:
        self._spans = spans
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_marked(span) for span in spans])
        self._colour = QColor(colour or LIGHT.ink)
        self.height = self._lay_out(max(width, 1.0))

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw it with its left upper corner there."""
        painter.setPen(self._colour)
        self._layout.draw(painter, QPointF(left, top))
        for span in self._spans:
            for ruled in self._rules(span):
                painter.fillRect(ruled.translated(left, top), QColor(LIGHT.warn))

    def _lay_out(self, width: float) -> float:
        height = 0.0
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() + _GAP
        self._layout.endLayout()
        return height

    def _rules(self, span: Span) -> list[QRectF]:
        ruled = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            start = max(span[0], line.textStart())
            end = min(span[1], line.textStart() + line.textLength())
            if start < end:
                left, right = _across(line.cursorToX(start)), _across(line.cursorToX(end))
                corner = QPointF(left, line.y() + line.height())
                ruled.append(QRectF(corner, QSizeF(right - left, max(2, px(2)))))
        return ruled


def _across(found: object) -> float:
    """Read what Qt's binding gives for a place in a line: a number, or one with the cursor."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _marked(span: Span) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setForeground(QColor(LIGHT.warn))
    form.setBackground(QColor(LIGHT.warn_pale))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = span[0], span[1] - span[0], form
    return made
