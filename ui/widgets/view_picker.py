"""Saved views of a list: choose one, keep what is shown under a name, forget one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.look import px
from ui.models.line_model import Line
from ui.saved_views import View
from ui.widgets.basic import button, label
from ui.widgets.line_list import LineList
from ui.widgets.popover import Popover

_MOST_ROWS = 10


class ViewPicker(Popover):
    """Tells what is wanted; it keeps nothing itself."""

    chosen = Signal(str)
    saved = Signal(str)
    removed = Signal(str)

    def __init__(self, opener: QPushButton) -> None:
        super().__init__(opener, "Cách xem đã lưu")
        self._own: frozenset[str] = frozenset()
        self._rows = 1
        self.list = LineList("Cách xem đã lưu")
        self.list.taken.connect(self._choose)
        self.list.mark_moved.connect(lambda _: self._offer_removal())
        self.name = QLineEdit(placeholderText="Tên cách xem mới")
        self.name.setAccessibleName("Tên cách xem mới")
        self.name.setMaxLength(60)
        self.name.returnPressed.connect(self._save)
        self.save = button("Lưu", self._save, name="Lưu cách xem đang có")
        self.remove = button("Xóa cách xem này", self._remove, role="link")
        self.column.addWidget(label("Cách xem", "section"))
        self.column.addWidget(self.list)
        self.column.addWidget(self.remove)
        self.column.addWidget(label("Lưu bộ lọc, thứ tự và các cột đang có:", "muted"))
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.save)
        self.column.addLayout(row)
        self.resize_to_scale()

    def first(self) -> QWidget:
        """Begin in the list."""
        return self.list

    def resize_to_scale(self) -> None:
        """Take the size that the user's scale asks for."""
        self.list.setFixedSize(px(320), px(min(_MOST_ROWS, self._rows) * 26 + 8))

    def show_views(self, views: Sequence[View], current: str) -> None:
        """Show the views, the current one marked."""
        names = [view.name for view in views]
        self._own = frozenset(view.name for view in views if not view.built_in)
        self._rows = len(names)
        self.list.show_lines(
            [Line(name, name) for name in names], names.index(current) if current in names else 0
        )
        self._offer_removal()
        self.resize_to_scale()

    def _choose(self, name: str) -> None:
        self.close_quietly()
        self.chosen.emit(name)

    def _save(self) -> None:
        if self.name.text().strip():
            name = self.name.text()
            self.name.clear()
            self.close_quietly()
            self.saved.emit(name)

    def _remove(self) -> None:
        marked = self.list.marked
        if marked is not None and marked.key in self._own:
            self.removed.emit(marked.key)
            self.list.setFocus()

    def _offer_removal(self) -> None:
        marked = self.list.marked
        self.remove.setVisible(marked is not None and marked.key in self._own)
