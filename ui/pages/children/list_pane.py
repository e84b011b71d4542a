"""The list of children as *Trẻ em* and *Làm sạch* show it: search, views, columns and the table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import ChildId
from app.storage.child_list import ChildRow
from ui.desk import Desk
from ui.look import px
from ui.models.paged_table import Column, PagedTable
from ui.pages.children.list_model import ListModel
from ui.widgets.basic import button, label
from ui.widgets.column_chooser import ColumnChooser
from ui.widgets.frozen_table import FrozenTable
from ui.widgets.view_picker import ViewPicker
from ui.words import thousands


class SearchField(QLineEdit):
    """A field to find by typing; the arrow down goes on into the list."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(placeholderText="Tìm theo tên trẻ, cha mẹ, chủ hộ, số định danh")
        self._below = below
        self.setClearButtonEnabled(True)
        self.setAccessibleName("Tìm trẻ em")
        self.setWhatsThis(
            "Gõ một phần họ tên, không cần dấu. Nhiều từ thì hồ sơ phải có đủ các từ đó. "
            "Nhấn ↓ để xuống danh sách."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._below.setFocus()
        else:
            super().keyPressEvent(event)


class ListTable(FrozenTable):
    """Letters typed over the list go into the search field."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters and digits on; `?` stays the window's."""
        text = event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if text.isalnum() and not held:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


class ListPane(QWidget):
    """Shows what the model lists; sorts, searches, and names the row that is to be opened."""

    opened = Signal(str)
    """The id of the row that Enter was pressed on."""
    came_to = Signal(str)
    """The id of the row the cursor came to."""

    def __init__(
        self,
        desk: Desk,
        model: ListModel,
        columns: Sequence[Column[ChildRow]],
        empty: QWidget,
        name: str,
    ) -> None:
        super().__init__()
        self._model = model
        self._columns = tuple(columns)
        self._keys = [column.key for column in columns]
        self.rows = PagedTable(columns, model.rows, desk.store, self)
        self.table = ListTable(self.rows, [c.width for c in columns], name)
        self.search = SearchField(self.table)
        self.count = label("", "muted")
        self.renew = button("", lambda: None, role="icon", drawing="sync", name="Làm mới danh sách")
        self.view_button = button("", lambda: None, name="Cách xem đã lưu")
        self.column_button = button("Cột", lambda: None, name="Chọn cột")
        self.views = ViewPicker(self.view_button)
        self.chooser = ColumnChooser(self.column_button, [(c.key, c.title) for c in columns])
        self.faces = QStackedWidget()
        self.faces.addWidget(self.table)
        self.faces.addWidget(empty)
        self._wanted = ""
        self._compose()
        self._listen()
        self._show_views()

    @property
    def here(self) -> str:
        """The id of the row the cursor is on; empty for none."""
        return self.rows.id_at(self.table.currentIndex().row()) or ""

    def bring(self, child_id: str) -> None:
        """Put the cursor on a child, now or when the list that holds it has come."""
        ids = self._model.ids
        if child_id in ids:
            self._wanted = ""
            self.table.go_to(ids.index(ChildId(child_id)))
        else:
            self._wanted = child_id

    def clear_search(self) -> None:
        """Empty the field without asking for another list."""
        self.search.blockSignals(True)
        self.search.setText(self._model.filter.words)
        self.search.blockSignals(False)

    def close_panels(self) -> bool:
        """Close what is open over the list; False when nothing was."""
        return self.views.close_quietly() or self.chooser.close_quietly()

    def show_tools(self, *, shown: bool) -> None:
        """Show the buttons for views and columns, or put them away where there is no room."""
        for part in (self.view_button, self.column_button):
            part.setVisible(shown)

    def take_focus(self) -> None:
        """Go into the list where there is one, else to the search."""
        (self.table if self._model.ids else self.search).setFocus()

    def show_list(self) -> None:
        """Show the ids of the model, the cursor where it was."""
        ids = self._model.ids
        here = self._wanted or self.here
        if list(self.rows.ids) == list(ids):
            self.rows.refresh()
        else:
            self.rows.show(ids, self._model.first)
        if ids:
            self.table.go_to(ids.index(ChildId(here)) if here in ids else 0)
        elif self.table.hasFocus():
            self.search.setFocus()
        self._wanted = ""
        wanted = self._model.filter
        self.table.show_sort(self._keys.index(wanted.sort), descending=wanted.descending)
        self.count.setText(f"{thousands(len(ids))} trẻ")
        self.view_button.setText(self._model.views.title(wanted))
        self.faces.setCurrentIndex(0 if ids else 1)

    def _compose(self) -> None:
        self.view_button.setToolTip("Cách xem đã lưu: bộ lọc, thứ tự và các cột")
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self.view_button)
        top.addWidget(self.column_button)
        top.addWidget(self.count)
        top.addWidget(self.renew)
        self.renew.setToolTip("Làm mới: hồ sơ đã sửa xong không còn ở đây (F5)")
        self.renew.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.faces, 1)

    def _listen(self) -> None:
        model = self._model
        self.search.textChanged.connect(model.search)
        self.table.typed.connect(self._type)
        self.table.sort_asked.connect(self._sort)
        self.table.opened.connect(self._open)
        self.table.row_changed.connect(self._come_to)
        model.listed.connect(self.show_list)
        model.views.changed.connect(self._show_views)
        self.views.chosen.connect(self._choose_view)
        self.views.saved.connect(lambda name: model.views.save(name, model.filter))
        self.views.removed.connect(model.views.remove)
        self.chooser.chosen.connect(model.views.show_columns)
        self.chooser.reset_asked.connect(
            lambda: model.views.show_columns(model.views.current.columns)
        )

    def _show_views(self) -> None:
        views = self._model.views
        self.table.show_columns([self._keys.index(key) for key in views.columns])
        self.chooser.show_columns(views.columns)
        self.views.show_views(views.views, views.current.name)
        self.view_button.setText(views.title(self._model.filter))

    def _choose_view(self, name: str) -> None:
        self._model.choose_view(name)
        self.clear_search()
        self.take_focus()

    def _type(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    def _sort(self, column: int) -> None:
        if self._columns[column].sortable:
            self._model.sort_by(self._keys[column])

    def _open(self, row: int) -> None:
        id_ = self.rows.id_at(row)
        if id_ is not None:
            self.opened.emit(id_)

    def _come_to(self, row: int) -> None:
        id_ = self.rows.id_at(row)
        if id_ is not None and not self._wanted:
            self.came_to.emit(id_)
