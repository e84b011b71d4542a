"""The ground of a line of a list: the chosen one is pale with a bar at its side."""

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.look import LIGHT, px


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, over: str) -> bool:
    """Paint it, in the colour `over` where the mouse is; say whether the line is chosen."""
    rect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(rect, QColor(LIGHT.accent_pale))
        painter.fillRect(rect.x(), rect.y(), px(3), rect.height(), QColor(LIGHT.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(over))
    return chosen
