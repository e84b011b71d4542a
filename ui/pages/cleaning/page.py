"""*Làm sạch*: the worklists of the letters, the list, and the record that is being corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cleaning.worklists import TO_CLEAN
from app.domain.ids import ChildId
from app.storage.child_list import ChildFilter, ChildRow
from ui.look import px
from ui.messages import worklist_empty
from ui.page import Page
from ui.pages.children.list_pane import ListPane
from ui.pages.cleaning.correct_flow import CorrectFlow
from ui.pages.cleaning.correcting import Correcting
from ui.pages.cleaning.parts import HAND_OUT, LIST, Parts
from ui.pages.cleaning.record_editor import WIDTH as RECORD
from ui.pages.cleaning.record_editor import RecordEditor
from ui.pages.cleaning.scan_line import make_scan_line
from ui.pages.cleaning.view_model import CleaningModel
from ui.pages.cleaning.views import make_columns
from ui.widgets.basic import button, label
from ui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ui.desk import Desk

_NARROWING = ("worklist", "problem", "group", "stale_on")
FACETS = 248
LEAST_LIST = 392


class CleaningPage(Page):
    """Facets left, list in the middle, record right; or bulk fixes in the place of the list."""

    title = "Làm sạch"
    icon = "clean"
    keys = (("F6", "Hoàn cảnh, trợ giúp của trẻ đang mở"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = CleaningModel(desk, self)
        self.correcting = Correcting(desk, self)
        columns = make_columns(self._state_of)
        self.pane = ListPane(desk, self.model, columns, self._make_empty(), "Danh sách cần sửa")
        self.worklists = FacetList("Danh sách việc")
        self.villages = FacetList("Lọc theo thôn")
        self.editor = RecordEditor(self.correcting)
        self.parts = Parts(self)
        self.renew = self.pane.renew
        policy = self.renew.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes
        self.renew.setSizePolicy(policy)
        self.flow = CorrectFlow(self)
        self._compose()
        self._listen()
        self._take_keys()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the list as it was left, or what is asked for.

        Facts: worklist, problem, village_id, group (a batch's id), stale_on, child_id.
        """
        self.model.read_views()
        self.correcting.unsaved.read(self.pane.rows.refresh)
        if facts:
            self.parts.go_to(LIST)
            self.model.choose(_filter_of(facts))
            self.pane.clear_search()
        child_id = facts.get("child_id")
        if child_id:
            self.pane.bring(str(child_id))
            self.flow.open(ChildId(str(child_id)))
        self.model.refresh()
        if self.correcting.record is None:
            self.pane.table.setFocus()

    def step_back(self) -> bool:
        """Close what is open over the list, the record, the tab; then let go of the filter."""
        if self.pane.close_panels():
            return True
        if self.parts.place != LIST:
            self.parts.go_to(LIST)
            self.pane.take_focus()
        elif self.correcting.record is not None:
            self.flow.close()
        elif self.model.filter.words:
            self.pane.search.clear()
        elif self.model.filter != self._at_rest():
            self.model.choose(self._at_rest())
        else:
            return False
        return True

    def leave(self) -> None:
        """Keep what was typed and not saved; stop bulk work under way."""
        self.correcting.unsaved.keep_now()
        self.parts.leave()

    def renew_list(self) -> None:
        """Ask for the list anew: what was corrected leaves it."""
        self.model.refresh()
        self.pane.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what is written while the page is in front."""
        self.model.attending = True
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing behind another page: it is asked for when the page is opened."""
        self.model.attending = False
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the record where there is little."""
        super().resizeEvent(event)
        self.make_room()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._left.setFixedWidth(px(FACETS))
        self.make_room()

    def make_room(self) -> None:
        """Put what is beside and above the list away while a record is open on a narrow screen."""
        frame = self.parentWidget()
        room = frame.width() if frame is not None else self.width()
        is_open = self.correcting.record is not None
        roomy = not is_open or room >= px(FACETS + RECORD + LEAST_LIST)
        for part in (self._left, self.parts.tabs):
            part.setVisible(roomy)
        self.pane.show_tools(shown=roomy)

    def _at_rest(self) -> ChildFilter:
        wanted = self.model.filter
        return ChildFilter(worklist=TO_CLEAN, sort=wanted.sort, descending=wanted.descending)

    def _state_of(self, row: ChildRow) -> tuple[str, str]:
        """Say what was done about a row: (word, icon)."""
        if row.id in self.correcting.unsaved:
            return "đang gõ dở, chưa lưu", "note"
        if row.id not in self.model.done:
            return "", ""
        return ("đã sửa", "ok") if self.model.is_settled(row) else ("đã lưu, còn", "warning")

    def _compose(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(4))
        left.addWidget(self.parts.what)
        left.addWidget(self.parts.lists, 7)
        left.addWidget(make_scan_line(self.desk))
        left.addWidget(label("Thôn", "section"))
        left.addWidget(self.villages, 4)
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        middle.addWidget(self.parts.tabs)
        middle.addWidget(self.parts.faces, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(12), px(20), px(16))
        row.setSpacing(px(16))
        row.addWidget(self._left)
        row.addLayout(middle, 1)
        row.addWidget(self.editor)
        self.resize_to_scale()

    def _make_empty(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.addStretch(1)
        self.empty = label("", "heading", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.empty)
        self.widen = button("Xem mọi việc cần làm", self._widen)
        column.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return face

    def _listen(self) -> None:
        self.worklists.chosen.connect(self._choose_worklist)
        self.villages.chosen.connect(self.model.choose_village)
        self.model.listed.connect(self._show_list)
        self.model.counted.connect(self._show_facets)
        self.model.touched.connect(self._look_again)
        self.renew.clicked.connect(self.renew_list)

    def _take_keys(self) -> None:
        for keys, does in (
            ("Alt+Down", lambda: self.flow.go(1)),
            ("Ctrl+Down", lambda: self.flow.go(1)),
            ("Alt+Up", lambda: self.flow.go(-1)),
            ("Ctrl+Up", lambda: self.flow.go(-1)),
            ("Ctrl+Return", self.flow.save),
            ("Ctrl+Enter", self.flow.save),
            ("F4", self.editor.take_fix),
            ("F5", self.renew_list),
            ("Ctrl+F", self.pane.search.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show_list(self) -> None:
        self.renew.setVisible(self.model.is_stale)
        wanted = self.model.filter
        narrowed = bool(wanted.words) or wanted.village_id is not None
        self.empty.setText("Không có trẻ nào khớp" if narrowed else worklist_empty(wanted.worklist))
        self.widen.setVisible(wanted != self._at_rest())
        self.parts.follow_filter()
        self.flow.show_place()

    def _show_facets(self) -> None:
        facets = self.model.facets
        self.worklists.show_facets(facets.worklists, self.model.worklist_key)
        self.villages.show_facets(facets.villages, self.model.filter.village_id)

    def _look_again(self) -> None:
        self.renew.setVisible(True)
        self.pane.rows.refresh()
        self.correcting.refresh()
        self.parts.look_again()

    def _choose_worklist(self, key: str) -> None:
        if self.parts.place != HAND_OUT:
            self.parts.go_to(LIST)
        self.model.choose_worklist(key)

    def _widen(self) -> None:
        self.model.choose(self._at_rest())
        self.pane.clear_search()


def _filter_of(facts: Mapping[str, object]) -> ChildFilter:
    """Read a wish as a filter; one that names no list means everything to clean."""
    named = {name: facts[name] for name in (*_NARROWING, "village_id") if name in facts}
    if not named.keys() & set(_NARROWING) and "child_id" not in facts:
        named["worklist"] = TO_CLEAN
    return ChildFilter(**named)  # type: ignore[arg-type]
