"""Paints one offer of a choice field: what it says, and at the right a quiet word about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import LIGHT, px
from ui.models.line_model import LINE_ROLE

_Index = QModelIndex | QPersistentModelIndex


class OfferDelegate(QStyledItemDelegate):
    """Label left, detail right and muted, the marked row in the accent colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect
        painter.save()
        painter.fillRect(area, QColor(LIGHT.accent_pale if marked else LIGHT.paper))
        inside = area.adjusted(px(8), 0, -px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(LIGHT.accent_deep if marked else LIGHT.ink))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, index.data())
        # Where both have no room, what it says stays whole.
        metrics = option.fontMetrics
        room = inside.width() - metrics.horizontalAdvance(str(index.data())) - px(12)
        quiet = metrics.elidedText(
            str(index.data(LINE_ROLE) or ""), Qt.TextElideMode.ElideRight, max(0, room)
        )
        painter.setPen(QColor(LIGHT.muted))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, quiet)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Leave room for both texts and 28 pixels of height."""
        texts = f"{index.data()}    {index.data(LINE_ROLE) or ''}"
        width = option.fontMetrics.horizontalAdvance(texts)
        return QSize(width + px(24), px(28))
