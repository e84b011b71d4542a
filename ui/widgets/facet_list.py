"""A facet: names with counts, one of them chosen."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look import LIGHT, px
from ui.words import thousands

_KEY = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2


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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(LIGHT.accent_pale))
            painter.fillRect(rect.x(), rect.y(), px(3), rect.height(), QColor(LIGHT.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(LIGHT.line))
        font = QFont(painter.font())
        font.setBold(chosen)
        painter.setFont(font)
        _write_line(painter, rect, index.data(_NAME), int(index.data(_COUNT)))
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


class FacetList(QListWidget):
    """One line is always chosen; `chosen` gives its key."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "facet")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_FacetDelegate(self))
        self.currentItemChanged.connect(self._choose)

    def show_lines(self, lines: Sequence[FacetLine], chosen: str | None) -> None:
        """Show other lines with one of them chosen; nobody is told of that."""
        self.blockSignals(True)
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            text = f"{line.name}: {thousands(line.count)}" if line.count else line.name
            item = QListWidgetItem(text)
            item.setToolTip(line.name)
            for role, value in ((_KEY, line.key), (_NAME, line.name), (_COUNT, line.count)):
                item.setData(role, value)
            self.addItem(item)
            if line.key == chosen:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_KEY))
