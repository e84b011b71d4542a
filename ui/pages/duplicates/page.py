"""*Trùng lặp*: who is perhaps one child, the records side by side, and what a person says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.doubles.double_groups import MOST
from app.domain.ids import ChildId
from app.services.doubles.list_doubles import DoublesFilter
from ui.look import px
from ui.messages import problem_sentence
from ui.page import Page
from ui.pages.cleaning.scan_line import make_scan_line
from ui.pages.duplicates.answer_flow import AnswerFlow
from ui.pages.duplicates.empty import EmptyFace
from ui.pages.duplicates.filters import Filters
from ui.pages.duplicates.group_delegate import GroupDelegate
from ui.pages.duplicates.group_list import GroupList, GroupModel
from ui.pages.duplicates.late_panel import LatePanel
from ui.pages.duplicates.level_flow import LevelFlow
from ui.pages.duplicates.level_panel import LevelPanel, make_level_link
from ui.pages.duplicates.pane import ComparePane
from ui.pages.duplicates.view_model import DuplicatesModel
from ui.widgets.basic import button
from ui.widgets.face_stack import FaceStack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from ui.desk import Desk

LEFT = 288
LEAST_PANE = 700
_UNBOUND = 16_777_215
"""Qt's own word for no maximum."""


class DuplicatesPage(Page):
    """Filters and groups left, the open group right; where room is scarce, one of the two."""

    title = "Trùng lặp"
    icon = "duplicate"
    keys = (
        ("1 2 3 4", "Lấy thông tin của dòng theo hồ sơ 1, 2, 3, 4"),
        ("F2", "Gõ lại thông tin của dòng"),
        ("Enter", "Tới dòng khác nhau kế tiếp"),
        ("Ctrl+Enter, F7", "Cùng một trẻ: gộp"),
        ("F8", "Các trẻ khác nhau"),
        ("Alt+1 … Alt+4", "Hồ sơ ấy không phải trẻ này"),
        ("F9, → và ←", "Nhóm sau, nhóm trước"),
        ("Esc", "Về danh sách nhóm"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = DuplicatesModel(desk, self)
        self.filters = Filters()
        self.level_link = make_level_link()
        self.level = LevelPanel(self.level_link)
        LevelFlow(desk, self.level, self)
        self.groups = GroupModel(desk, self)
        self.list = GroupList(self.groups)
        self.list.setItemDelegate(GroupDelegate(self.list))
        self.late = LatePanel()
        self.pane = ComparePane(self.model, desk.app.today)
        self.empty = EmptyFace(button("Xem tất cả các cặp", self._widen))
        self.faces = FaceStack()
        self._is_listing = False
        """Whether the list is in front where there is room for one part only."""
        self._begins = True
        """Whether the cursor goes to the records when they come, wherever it is."""
        self.flow = AnswerFlow(self)
        self._compose()
        self._listen()
        self._take_keys()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the groups as they were left, or the records asked for.

        Facts: child_ids, two or more ids.
        """
        self.model.attending = True
        self._is_listing, self._begins = False, True
        ids = facts.get("child_ids")
        if isinstance(ids, (list, tuple)) and len(ids) > 1:
            self.model.look_at([ChildId(str(id_)) for id_ in ids])
        self.model.list_anew()
        self._make_room()
        self.take_focus()

    def step_back(self) -> bool:
        """Close what is open, go back to the list, then let go of the filter."""
        if self.filters.close_panel() or self.level.close_quietly():
            return True
        if self.pane.isVisible() and not self.list.hasFocus() and self.model.groups:
            self._go_to_list()
        elif self.model.filter != DoublesFilter():
            self._widen()
        else:
            return False
        return True

    def leave(self) -> None:
        """Remember when the groups were last looked at: the window closes."""
        if self.model.attending:
            self.model.note_looked_at()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing behind another page, and remember when this one was left."""
        if self.model.attending and not event.spontaneous():
            self.model.attending = False
            self.model.note_looked_at()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the records where there is little."""
        super().resizeEvent(event)
        self._make_room()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._make_room()

    def take_focus(self) -> None:
        """Go to the records, unless somebody walks through the list or chooses filters."""
        focused = QApplication.focusWidget()
        stays = focused is not None and self._left.isAncestorOf(focused) and focused.isVisible()
        if stays and not self._begins:
            return
        if self.model.choice is not None:
            self._begins = False
            self.pane.table.setFocus()
        elif self.model.is_listed:
            places = (self.empty.widen, self.filters.strengths)
            next((part for part in places if part.isVisible()), self).setFocus()

    def _make_room(self) -> None:
        frame = self.parentWidget()
        room = frame.width() if frame is not None else self.width()
        roomy = room >= px(LEFT + 16 + 40 + LEAST_PANE)
        listing = self._is_listing and bool(self.model.groups)
        self._left.setMinimumWidth(px(LEFT))
        self._left.setMaximumWidth(px(LEFT) if roomy else _UNBOUND)
        self._left.setVisible(roomy or listing)
        self.faces.setVisible(roomy or not listing)
        self.pane.to_list.setVisible(not roomy)

    def _compose(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(8))
        left.addWidget(self.filters)
        left.addWidget(self.level_link, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(make_scan_line(self.desk))
        left.addWidget(self.list, 1)
        left.addWidget(self.late)
        self.faces.addWidget(self.pane)
        self.faces.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(12), px(20), px(16))
        row.setSpacing(px(16))
        row.addWidget(self._left)
        row.addWidget(self.faces, 1)
        self.resize_to_scale()

    def _listen(self) -> None:
        model, pane, flow = self.model, self.pane, self.flow
        self.filters.strength_chosen.connect(model.choose_strength)
        self.filters.village_chosen.connect(model.choose_village)
        self.filters.new_wanted.connect(lambda only: model.choose_new(only=only))
        self.list.moved.connect(model.open_at)
        self.list.entered.connect(self._enter)
        self.late.settled.connect(flow.settle_late)
        model.listed.connect(self._show_list)
        pane.merged.connect(flow.merge)
        pane.told_apart.connect(flow.tell_apart)
        pane.put_off.connect(flow.put_off)
        pane.list_asked.connect(self._go_to_list)
        pane.stepped.connect(lambda step: flow.put_off() if step > 0 else model.go(step))
        pane.heads.taken_out.connect(flow.take_out)
        pane.questions.reasoned.connect(self._give_reason)
        for source in (pane.rows, pane.table.cells):
            source.refused.connect(lambda code: pane.say(problem_sentence(code)))
        self.desk.signals.changed.connect(lambda _: self._look_again())

    def _take_keys(self) -> None:
        flow = self.flow
        keyed: dict[str, Callable[[], None]] = {
            "Ctrl+Return": flow.merge,
            "Ctrl+Enter": flow.merge,
            "F7": flow.merge,
            "F8": flow.tell_apart,
            "F9": flow.put_off,
        }
        for number in range(1, MOST + 1):
            keyed[f"Alt+{number}"] = partial(flow.take_out, number - 1)
        for keys, does in keyed.items():
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _go_to_list(self) -> None:
        self._is_listing = True
        self._make_room()
        self.list.setFocus()

    def _enter(self) -> None:
        self._is_listing = False
        self._make_room()
        self.pane.table.setFocus()

    def _give_reason(self, code: str, reason: str) -> None:
        if self.model.choice is not None:
            self.model.choice.give_reason(code, reason)

    def _look_again(self) -> None:
        if self.model.attending:
            self.groups.look_again()
            self.model.list_anew()

    def _show_list(self) -> None:
        self.groups.show(self.model.groups)
        self.filters.show_counts(self.model.said, self.model.filter)
        self.late.show_lines(self.model.said.late)
        self.list.mark(self.model.place)
        self._show_face()

    def show_opened(self) -> None:
        """Show the group that is open, or why none is."""
        self.list.mark(self.model.place)
        self._show_face()
        self._make_room()

    def _show_face(self) -> None:
        is_open = self.model.choice is not None
        if not is_open and self.model.is_listed:
            self.empty.say(
                narrowed=self.model.filter != DoublesFilter(),
                searched_at=self.model.said.searched_at,
                now=self.desk.app.clock(),
            )
        self.faces.setCurrentWidget(self.pane if is_open else self.empty)

    def _widen(self) -> None:
        self.model.choose(DoublesFilter())
