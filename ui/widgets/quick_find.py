"""Tìm nhanh (Ctrl+K): go to any page, village or child by typing a part of its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.places.place import VillageBook
from app.domain.text.text import fold, initials
from app.services.app import App
from app.storage.child_list import ChildFilter
from ui.desk import Desk
from ui.icons import icon
from ui.look import LIGHT, px
from ui.models.line_model import Line
from ui.signals import Wish
from ui.widgets.basic import label
from ui.widgets.line_list import LineList
from ui.widgets.side_bar import Place
from ui.words import day

CHILDREN_SHOWN = 8
CHILDREN_READ = 200
VILLAGES_SHOWN = 4
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the results, and where it leads."""

    icon: str
    text: str
    wish: Wish


def find_in_store(app: App, words: str) -> list[Found]:
    """Find villages and children by a part of their names; runs in the lane of the store."""
    with app.store.read() as snapshot:
        villages = VillageBook(snapshot.villages.all()).suggest(words, VILLAGES_SHOWN)
        rows = snapshot.list.rows(snapshot.list.ids(ChildFilter(words=words))[:CHILDREN_READ])
    wanted = fold(words).split()
    # Their own name first: the words may stand in a parent's name or in a number too.
    rows.sort(key=lambda row: not all(word in fold(row.full_name) for word in wanted))
    return [
        Found(
            "village",
            f"{(v.kind or 'thôn').capitalize()} {v.name}",
            Wish("children", {"village_id": v.id}),
        )
        for v in villages
    ] + [
        Found(
            "child",
            " · ".join(t for t in (c.full_name, day(c.birth_date), c.village) if t),
            Wish("children", {"child_id": c.id}),
        )
        for c in rows[:CHILDREN_SHOWN]
    ]


def find_places(places: Sequence[Place], words: str) -> list[Found]:
    """Find pages by a part of the title or by initials."""
    wanted = fold(words)
    return [
        Found(place.icon, place.title, Wish(place.key))
        for place in places
        if wanted in fold(place.title) or initials(place.title).startswith(wanted)
    ]


class QuickFind(QFrame):
    """A panel over the page; it never blocks the window."""

    closed = Signal()

    def __init__(self, desk: Desk, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._places = places
        self.setProperty("role", "panel")
        self.field = QLineEdit(placeholderText="Gõ tên trang, thôn hoặc trẻ – không cần dấu")
        self.field.setAccessibleName("Tìm nhanh")
        self.results = LineList("Kết quả tìm nhanh")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setIconSize(QSize(px(18), px(18)))
        self._hint = label("↑ ↓ chọn · Enter mở · Esc đóng", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        for widget in (self.field, self.results, self._hint):
            column.addWidget(widget)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._open_marked)
        self.field.installEventFilter(self)
        self.results.taken.connect(lambda _: self._open_marked())
        self.hide()

    def open(self) -> None:
        """Come to the front with an empty field."""
        self.field.clear()
        self._search("")
        top = px(64)
        self.resize(px(560), min(px(452), self._window.height() - top - px(16)))
        self.move((self._window.width() - self.width()) // 2, top)
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_quietly(self) -> None:
        """Go away; nothing was changed."""
        self._desk.store.drop("quick_find")
        self.hide()
        self.closed.emit()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the results while the typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _PASSED_ON:
                self.results.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_quietly()
                return True
        return False

    def _search(self, words: str) -> None:
        places = find_places(self._places, words)
        self._show(places)
        if not words.strip():
            self._desk.store.drop("quick_find")
            return
        self._desk.store.run(
            lambda: find_in_store(self._desk.app, words),
            lambda found: self._show(places + found),
            key="quick_find",
            owner=self,
        )

    def _show(self, found: Sequence[Found]) -> None:
        self.results.show_lines(
            [Line(None, one.text, one.wish, picture=icon(one.icon, LIGHT.muted)) for one in found],
            0 if found else -1,
        )

    def _open_marked(self) -> None:
        line = self.results.marked
        if line is not None and isinstance(line.body, Wish):
            self.close_quietly()
            self._desk.signals.wished.emit(line.body)
