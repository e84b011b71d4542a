"""The columns of a list: which are shown, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.icons import icon
from ui.look import LIGHT, px
from ui.models.line_model import Line
from ui.widgets.basic import button, label
from ui.widgets.line_list import LineList
from ui.widgets.popover import Popover

_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class _ColumnList(LineList):
    """Space shows or hides a column, Alt with an arrow moves it."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__("Các cột")
        self.setWhatsThis("Dấu cách hoặc Enter: hiện, ẩn cột. Alt+↑ Alt+↓: đổi chỗ cột.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the two keys of its own."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _UP_DOWN and alt:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Space and self.marked:
            self.taken.emit(self.marked.key)
        else:
            super().keyPressEvent(event)


class ColumnChooser(Popover):
    """Every change is shown at once; the first column always stays."""

    chosen = Signal(object)
    """The keys of the columns to show, in order."""
    reset_asked = Signal()

    def __init__(self, opener: QPushButton, titles: Sequence[tuple[str, str]]) -> None:
        super().__init__(opener, "Chọn cột")
        self._titles = dict(titles)
        self._first = titles[0][0]
        self._shown: list[str] = []
        self._order: list[str] = []
        self.list = _ColumnList()
        self.list.taken.connect(self._turn_column)
        self.list.moved.connect(self._move)
        self.column.addWidget(label("Chọn cột", "section"))
        self.column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(button("Lên", lambda: self._move(-1), name="Đưa cột lên trước"))
        row.addWidget(button("Xuống", lambda: self._move(1), name="Đưa cột xuống sau"))
        row.addStretch(1)
        row.addWidget(button("Như ban đầu", self.reset_asked.emit, role="link"))
        self.column.addLayout(row)
        self.resize_to_scale()

    def first(self) -> QWidget:
        """Begin in the list."""
        return self.list

    def resize_to_scale(self) -> None:
        """Take the size that the user's scale asks for."""
        self.list.setFixedSize(px(280), px(min(12, len(self._titles)) * 26 + 8))

    def show_columns(self, shown: Sequence[str]) -> None:
        """Show what is chosen now: the chosen ones in their order, then the others."""
        marked = self.list.marked
        self._shown = [key for key in shown if key != self._first]
        kept = [key for key in self._order if key not in self._shown]
        hidden = kept or [k for k in self._titles if k != self._first and k not in self._shown]
        self._order = [*self._shown, *hidden]
        self._show(marked.key if marked else None)

    def _show(self, marked: str | None) -> None:
        tick, none = icon("ok", LIGHT.accent), icon("ok", "transparent")
        lines = [
            Line(key, self._titles[key], picture=tick if key in self._shown else none)
            for key in self._order
        ]
        self.list.show_lines(lines, self._order.index(marked) if marked in self._order else 0)

    def _turn_column(self, key: str) -> None:
        if key in self._shown:
            self._shown.remove(key)
        else:
            self._shown.append(key)
        self._tell()

    def _move(self, step: int) -> None:
        marked = self.list.marked
        if marked is None or marked.key not in self._shown:
            return
        place = self._shown.index(marked.key)
        self._shown.insert(max(0, min(place + step, len(self._shown) - 1)), self._shown.pop(place))
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit((self._first, *self._shown))
