"""Paints a group of the list on two lines: name and how sure; birth date, village, records."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.services.doubles.list_doubles import DoubleGroup
from ui.icons import icon
from ui.look import LIGHT, px
from ui.pages.duplicates.group_list import GROUP_ROLE, ROWS_ROLE
from ui.pages.duplicates.words import strength_word
from ui.widgets.basic import STATE_COLOURS, STATE_ICONS
from ui.widgets.chosen_ground import paint_ground
from ui.words import day

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class GroupDelegate(QStyledItemDelegate):
    """The marked group stands out by its ground, a bar at its side and bold letters."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave room for two lines."""
        return QSize(px(80), px(52))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one group."""
        rect: QRect = option.rect
        painter.save()
        chosen = paint_ground(painter, option, over=LIGHT.ground)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(LIGHT.line))
        inner = rect.adjusted(px(12), px(5), -px(10), -px(5))
        half = inner.height() // 2
        group: DoubleGroup = index.data(GROUP_ROLE)
        upper = QRect(inner.x(), inner.y(), inner.width(), half)
        room = _write_strength(painter, upper, group)
        rows = index.data(ROWS_ROLE)
        if rows:
            name = rows[0].full_name or "(chưa có họ tên)"
            _write(painter, upper.adjusted(0, 0, -room, 0), name, LIGHT.ink, bold=chosen)
            lower = upper.translated(0, half)
            parts = (day(rows[0].birth_date), rows[0].village, f"{len(group.ids)} hồ sơ")
            _write(painter, lower, " · ".join(part for part in parts if part), LIGHT.muted)
        painter.restore()


def _write_strength(painter: QPainter, rect: QRect, group: DoubleGroup) -> int:
    """Draw icon and word at the right; give the room they took."""
    word, state = strength_word(group)
    colour = STATE_COLOURS[state]
    size = px(16)
    width = painter.fontMetrics().horizontalAdvance(word)
    painter.setPen(QColor(colour))
    painter.drawText(rect, _RIGHT, word)
    left = rect.right() - width - size - px(4)
    top = rect.y() + (rect.height() - size) // 2
    icon(STATE_ICONS[state], colour).paint(painter, left, top, size, size)
    return rect.right() - left + px(8)


def _write(painter: QPainter, rect: QRect, text: str, colour: str, *, bold: bool = False) -> None:
    font = QFont(painter.font())
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)
    font.setBold(False)
    painter.setFont(font)
