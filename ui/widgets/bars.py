"""Bars by name, drawn by hand: how many, and how many of them are done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import LIGHT, px
from ui.models.line_model import LINE_ROLE, Line
from ui.widgets.line_list import LineList
from ui.words import percent, thousands


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    key: str
    name: str
    whole: int
    part: int
    unknown: str = ""
    """Why the part is not known; it is said in the place of the share."""

    @property
    def share(self) -> str:
        """The share that is done."""
        return "–" if self.unknown else percent(self.part, self.whole)

    @property
    def said(self) -> str:
        """The share, or why there is none, for a screen reader."""
        return self.unknown or self.share


class _BarDelegate(QStyledItemDelegate):
    largest = 1
    """The number whose bar fills the track."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        bar: Bar = index.data(LINE_ROLE)
        rect: QRect = option.rect.adjusted(px(8), 0, -px(8), 0)
        state: QStyle.StateFlag = option.state
        painter.save()
        _paint_ground(painter, option.rect, state)
        name, track, count, share = _split(rect)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(LIGHT.ink))
        shown = painter.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, name.width() - px(8)
        )
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(count, middle | Qt.AlignmentFlag.AlignRight, thousands(bar.whole))
        painter.setPen(QColor(LIGHT.muted))
        painter.drawText(share, middle | Qt.AlignmentFlag.AlignRight, bar.share)
        self._paint_bar(painter, track, bar)
        painter.restore()

    def _paint_bar(self, painter: QPainter, track: QRect, bar: Bar) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for amount, colour in ((bar.whole, "#b9d9e4"), (bar.part, LIGHT.accent)):
            if amount:
                width = max(px(3), track.width() * amount // self.largest)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(
                    QRect(track.x(), track.y(), width, track.height()), px(2), px(2)
                )


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect, QColor(LIGHT.accent_pale))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(LIGHT.ground))


def _split(rect: QRect) -> tuple[QRect, QRect, QRect, QRect]:
    """Divide a line into name, track, count and share."""
    name = QRect(rect.x(), rect.y(), px(132), rect.height())
    share = QRect(rect.right() - px(62), rect.y(), px(62), rect.height())
    count = QRect(share.x() - px(56), rect.y(), px(52), rect.height())
    left, right = name.right() + px(4), count.x()
    high = px(12)
    track = QRect(left, rect.center().y() - high // 2 + 1, right - left, high)
    return name, track, count, share


class BarList(LineList):
    """A list of bars; Enter or a click opens one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._painter = _BarDelegate(self)
        self.setItemDelegate(self._painter)

    def show_bars(self, bars: Sequence[Bar], what: str) -> None:
        """Show other bars; `what` names what is counted, for the screen reader."""
        self._painter.largest = max((bar.whole for bar in bars), default=0) or 1
        lines = [
            Line(
                bar.key,
                f"{bar.name}: {thousands(bar.whole)} {what}, {bar.unknown or bar.share}",
                bar,
            )
            for bar in bars
        ]
        self.show_lines(lines, max(0, self.currentIndex().row()) if bars else -1)
