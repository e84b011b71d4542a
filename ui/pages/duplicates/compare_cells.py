"""Paints a cell of the comparison, and lets the last column be typed over."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import LIGHT, px
from ui.pages.duplicates.compare_model import (
    DIFFERS_ROLE,
    QUIET_ROLE,
    SPANS_ROLE,
    TAKEN_ROLE,
    CompareModel,
)
from ui.pages.duplicates.marked_text import MarkedText

LEAST_HEIGHT = 26
_SIDE, _TICK, _ABOVE = 8, 20, 3
_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompareCells(QStyledItemDelegate):
    """Rows that agree are quiet; where they differ a ring shows what can be taken, and what is."""

    refused = Signal(str)
    """The problem code of a text that cannot be read; it stays where it is being typed."""

    def __init__(self, model: CompareModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._typed_in = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Ask for the height of the lines that the width of the column makes of the text."""
        width = option.rect.width()
        text = _laid_out(option.font, index, width, self._model)
        return QSize(width, max(px(LEAST_HEIGHT), round(text.height) + 2 * px(_ABOVE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        differs = bool(index.data(DIFFERS_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(_ground(here, index.column() == self._model.result)))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(LIGHT.line))
        if here and index.column() == 0:
            painter.fillRect(rect.x(), rect.y(), px(3), rect.height(), QColor(LIGHT.accent))
        text = _laid_out(option.font, index, rect.width(), self._model)
        taken = index.data(TAKEN_ROLE)
        if taken is not None and differs and index.column() < self._model.result:
            _draw_ring(painter, rect, taken=taken)
        top = rect.y() + max(px(_ABOVE), (rect.height() - text.height) / 2)
        text.draw(painter, rect.x() + _left(index, self._model), top)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Make a line to type in."""
        self._typed_in = QPersistentModelIndex(index)
        made = super().createEditor(parent, option, index)
        name = self._model.headerData(index.column(), Qt.Orientation.Horizontal)
        made.setAccessibleName(f"{self._model.index(index.row(), 0).data()}, {name}")
        return made

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Go on typing where Enter would give a text that cannot be read."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and isinstance(editor, QLineEdit)
            and self._typed_in.isValid()
        ):
            problem = self._model.problem_of(self._typed_in.row(), editor.text())
            if problem:
                self.refused.emit(problem)
                return True
        return super().eventFilter(editor, event)


def _left(index: _Index, model: CompareModel) -> int:
    return px(_SIDE) + (px(_TICK) if 0 < index.column() < model.result else 0)


def _laid_out(base: QFont, index: _Index, width: int, model: CompareModel) -> MarkedText:
    font = QFont(base)
    differs = bool(index.data(DIFFERS_ROLE))
    font.setBold(differs and index.column() == model.result)
    font.setItalic(bool(index.data(QUIET_ROLE)) and index.data() != "–")
    quiet = not differs or index.column() == 0 or index.data(QUIET_ROLE)
    room = width - _left(index, model) - px(_SIDE)
    colour = LIGHT.muted if quiet else LIGHT.ink
    return MarkedText(index.data() or "", font, room, index.data(SPANS_ROLE) or (), colour)


def _ground(here: bool, is_result: bool) -> str:
    if here:
        return LIGHT.accent_pale
    return LIGHT.ground if is_result else LIGHT.paper


def _draw_ring(painter: QPainter, rect: QRect, *, taken: bool) -> None:
    """Draw a ring, filled where the field is taken from here."""
    size = px(6)
    middle = QPointF(rect.x() + px(_SIDE) + size, rect.y() + rect.height() / 2)
    painter.setPen(QPen(QColor(LIGHT.accent if taken else LIGHT.edge), max(1, px(2))))
    painter.setBrush(QColor(LIGHT.paper))
    painter.drawEllipse(middle, size, size)
    if taken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawEllipse(middle, px(3), px(3))
