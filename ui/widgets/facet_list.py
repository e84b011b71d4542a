"""A facet: names with counts, one of them chosen."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look import LIGHT, px
from ui.models.line_model import LINE_ROLE, Line
from ui.widgets.chosen_ground import paint_ground
from ui.widgets.line_list import LineList
from ui.words import thousands


class FacetLine(Protocol):
    """What a line needs."""

    @property
    def key(self) -> str | None: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def count(self) -> int: ...  # noqa: D102


class _FacetDelegate(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(40), px(26))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        painter.save()
        chosen = paint_ground(painter, option, over=LIGHT.line)
        font = QFont(painter.font())
        font.setBold(chosen)
        painter.setFont(font)
        facet: FacetLine = index.data(LINE_ROLE)
        _write_line(painter, rect, facet.name, facet.count)
        painter.restore()


def _write_line(painter: QPainter, rect: QRect, name: str, count: int) -> None:
    inner = rect.adjusted(px(10), 0, -px(8), 0)
    figures = thousands(count) if count else ""
    painter.setPen(QColor(LIGHT.muted))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, figures)
    room = inner.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(figures) - px(8), 0)
    painter.setPen(QColor(LIGHT.ink))
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)


class FacetList(LineList):
    """One line is always chosen; `chosen` gives its key."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "facet")
        self.setMouseTracking(True)
        self.setItemDelegate(_FacetDelegate(self))
        self.mark_moved.connect(self.chosen)

    def show_facets(self, facets: Sequence[FacetLine], chosen: str | None) -> None:
        """Show other lines with one of them chosen; nobody is told of that."""
        keys = [facet.key for facet in facets]
        lines = [Line(facet.key, _text(facet), facet, facet.name) for facet in facets]
        self.show_lines(lines, keys.index(chosen) if chosen in keys else -1)


def _text(facet: FacetLine) -> str:
    return f"{facet.name}: {thousands(facet.count)}" if facet.count else facet.name
