"""A small bar a week, drawn by hand: how a share went."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import LIGHT, px

Share = tuple[int, int]
"""Part and whole."""
_PAST = "#8fbccb"
_NONE_HEIGHT = 2


class Trend(QWidget):
    """Bars from the oldest week to this one, which is darker; a week nothing is known of is a dot.

    A full bar is 100 %, so that the bars of two figures can be compared.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shares: Sequence[Share | None] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_shares(self, shares: Sequence[Share | None]) -> None:
        """Show other weeks, the oldest first."""
        self._shares = shares
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for seven pixels a week, as large as the letters are."""
        return QSize(px(8) * max(1, len(self._shares)), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars on a line."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        foot, wide = self.height() - px(2), px(6)
        painter.fillRect(QRect(0, foot, self.width(), px(1)), QColor(LIGHT.line))
        for place, share in enumerate(self._shares):
            is_last = place == len(self._shares) - 1
            high = _height(share, foot)
            painter.setBrush(QColor(LIGHT.accent if is_last else _PAST if share else LIGHT.line))
            painter.drawRect(QRect(place * px(8), foot - high, wide, high))
        painter.end()


def _height(share: Share | None, room: int) -> int:
    if share is None or not share[1]:
        return px(_NONE_HEIGHT)
    part, whole = share
    return max(px(_NONE_HEIGHT), room * part // whole)
