"""A known child in the household's list: name, birth date, and how its record stands."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.child import Child
from app.domain.cleaning.problem import Problem
from ui.icons import icon
from ui.look import LIGHT, px
from ui.messages import problem_name
from ui.models.line_model import LINE_ROLE
from ui.words import day

_DRAWINGS = {"ok": ("ok", LIGHT.ok), "warn": ("warning", LIGHT.warn), "add": ("add", LIGHT.accent)}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SiblingLine:
    """What the list says of one child; `look` is ok, warn or add."""

    id: str
    name: str
    born: str
    state: str
    look: str


def sibling_line(child: Child, problems: list[Problem]) -> SiblingLine:
    """Say how a record stands: complete, or what it lacks first."""
    born = day(str(child.birth_date or ""))
    open_ones = [problem for problem in problems if problem.code not in child.passed]
    if not open_ones:
        return SiblingLine(child.id, child.full_name, born, "đủ thông tin", "ok")
    first = problem_name(open_ones[0].code)
    first = first[:1].lower() + first[1:]
    count = f"{len(open_ones)} việc: " if len(open_ones) > 1 else ""
    return SiblingLine(child.id, child.full_name, born, count + first, "warn")


class SiblingDelegate(QStyledItemDelegate):
    """Two lines: name and birth date; below them the state, with its icon."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one child."""
        line: SiblingLine = index.data(LINE_ROLE)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        painter.fillRect(area, QColor(LIGHT.accent_pale if marked else LIGHT.paper))
        inside = area.adjusted(px(8), px(5), -px(8), -px(5))
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = upper.translated(0, inside.height() // 2)
        _draw_name(painter, upper, line)
        size = px(14)
        mark = QRect(lower.left(), lower.center().y() - size // 2, size, size)
        icon(*_DRAWINGS[line.look]).paint(painter, mark)
        painter.setPen(QColor(LIGHT.muted))
        _draw(painter, lower.adjusted(size + px(5), 0, 0, 0), line.state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _: _Index) -> QSize:
        """Give two lines of text their height."""
        height = 2 * option.fontMetrics.lineSpacing() + px(12)
        return QSize(px(100), height)


def _draw_name(painter: QPainter, area: QRect, line: SiblingLine) -> None:
    born = painter.fontMetrics().horizontalAdvance(line.born)
    painter.setPen(QColor(LIGHT.muted))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.born)
    bold = QFont(painter.font())
    bold.setBold(True)
    plain = painter.font()
    painter.setFont(bold)
    painter.setPen(QColor(LIGHT.ink))
    _draw(painter, area.adjusted(0, 0, -(born + px(6)), 0), line.name)
    painter.setFont(plain)


def _draw(painter: QPainter, area: QRect, text: str) -> None:
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
