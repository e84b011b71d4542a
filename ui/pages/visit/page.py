"""Thăm hộ: the household, its children one after another, and who else they may already be."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.look import px
from ui.page import Page
from ui.pages.visit.child_form import ChildForm
from ui.pages.visit.draft_bar import DraftBar
from ui.pages.visit.flow import VisitFlow
from ui.pages.visit.form_view import FormView
from ui.pages.visit.household_panel import HouseholdPanel
from ui.pages.visit.question_panel import QuestionPanel
from ui.pages.visit.view_model import VisitViewModel
from ui.widgets.basic import button, label
from ui.widgets.duplicate_strip import DuplicateStrip
from ui.widgets.enter_keys import press_focused, stop_after

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS_LINE = "Enter: ô sau · Shift+Enter: ô trước · Esc: quay lại"
_LEFT, _RIGHT = 232, 268
_SCROLL_BAR = 14
_LIST_HEIGHT = 160
_UNBOUND = 16_777_215
_NARROW = 1040
"""Below this width (at 100 %) household and form stand one above the other, and scroll."""


class VisitPage(Page):
    """Three columns and a keyboard."""

    title: ClassVar[str] = "Thăm hộ"
    icon: ClassVar[str] = "visit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panel = HouseholdPanel()
        self.form = ChildForm()
        self.questions = QuestionPanel()
        self.strip = DuplicateStrip()
        self.draft_bar = DraftBar()
        self.model = VisitViewModel(desk.app.new_id, desk.app.today)
        self.view = FormView(self.model, self.panel, self.form)
        self.save_button = button(
            "Lưu và thêm trẻ", self.save, role="primary", name="Lưu và thêm trẻ kế tiếp"
        )
        self.save_button.setToolTip("Lưu và thêm trẻ kế tiếp của hộ (Ctrl+Enter)")
        self.circumstances = button(
            "Hoàn cảnh…", self._see_circumstances, name="Hoàn cảnh và trợ giúp của trẻ"
        )
        self.circumstances.setToolTip("Hoàn cảnh và trợ giúp của trẻ (F6)")
        self._is_narrow = False
        self._compose()
        self.flow = VisitFlow(self)
        self._take_keys()

    def open(self, facts: Mapping[str, object]) -> None:
        """Read the commune; `child_id` or `household_id` among the facts opens that one.

        Who comes back to a form goes on where the cursor was.
        """
        left = self.focusWidget() if self.model.state.is_touched and not facts else None
        self.flow.open(facts)
        start = self.panel.head if self.model.state.village_id else self.panel.village
        self.bring(left or start)

    def leave(self) -> None:
        """Keep the form for the next time."""
        self.flow.close()

    def step_back(self) -> bool:
        """Go from the question to the form, from there to the head, from there to the village."""
        focused = QApplication.focusWidget()
        if focused is None or focused is self.panel.village:
            return False
        if self.flow.taking_up.withdraw():
            return True
        if self.questions.isAncestorOf(focused):
            self.bring(self.form.rows[0].editor.widget)
        elif self.panel.isAncestorOf(focused) and focused is not self.panel.list:
            self.bring(self.panel.village)
        else:
            self.bring(self.panel.head)
        return True

    def save(self) -> None:
        """Save, and begin the next child of the household."""
        self.flow.saving.save()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        row = self.view.row(name)
        if row:
            self.bring(row.editor.widget)

    def focused_field(self) -> str:
        """Name the field that the cursor is in; empty when it is in none."""
        focused = QApplication.focusWidget()
        return next((row.name for row in self.view.rows if row.editor.widget is focused), "")

    def bring(self, widget: QWidget) -> None:
        """Put the focus on a part of the page, and the part into sight."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_focused()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the width there is."""
        super().resizeEvent(event)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Fit the columns to the room at the user's scale."""
        narrow = self.width() < px(_NARROW)
        self.strip.setFixedWidth(px(_RIGHT + (_SCROLL_BAR if narrow else 0)))
        self.panel.list.setMinimumHeight(px(_LIST_HEIGHT if narrow else 0))
        self.panel.setMinimumWidth(0 if narrow else px(_LEFT))
        self.panel.setMaximumWidth(_UNBOUND if narrow else px(_LEFT))
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._keys_line.setVisible(not narrow)
            self.form.stack(one_above_the_other=narrow)
            (self._inside if narrow else self._columns).insertWidget(0, self.panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, Shift+Enter back, Ctrl+Enter saves."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move(-1)
        elif not press_focused():
            self._move(1)

    def _move(self, step: int) -> None:
        self.bring(stop_after(self._stops(), step))

    def _stops(self) -> list[QWidget]:
        """List where Enter goes, in order; the reasons asked for come before the button."""
        fields = [row.editor.widget for row in self.view.rows]
        return [*fields, *self.questions.fields(), self.save_button]

    def _show_focused(self) -> None:
        """Scroll to the field in focus; again when the room for it was only just made."""
        focused = QApplication.focusWidget()
        if focused is None or not self._middle_area.isAncestorOf(focused):
            return
        band = self.questions.band
        if band and band.isAncestorOf(focused):
            self._middle_area.ensureWidgetVisible(band, 0, 0)
        self._middle_area.ensureWidgetVisible(focused)

    def _take_keys(self) -> None:
        """Bind the answers about the marked card; Alt with a number marks another."""
        strip = self.strip
        bound = [("F7", strip.answer_same), ("F8", strip.answer_two), ("F9", strip.open_marked)]
        bound.append(("F6", self._see_circumstances))
        bound += [(f"Alt+{place}", partial(strip.mark_number, place)) for place in range(1, 6)]
        for keys, does in bound:
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _see_circumstances(self) -> None:
        """Open the sheet of the child on the form; what is said of a new one is saved with it."""
        self.flow.circumstances.open()

    def _compose(self) -> None:
        columns = self._columns = QHBoxLayout()
        columns.setSpacing(px(16))
        columns.addWidget(self.panel)
        columns.addWidget(self._middle(), 1)
        columns.addWidget(self.strip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(12), px(20), px(12))
        outer.setSpacing(px(8))
        outer.addWidget(self.draft_bar)
        outer.addLayout(columns, 1)

    def _middle(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "plain")
        column = self._inside = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.form)
        column.addWidget(self.questions, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.verticalScrollBar().rangeChanged.connect(self._show_focused)
        self._middle_area = area
        foot = QHBoxLayout()
        self._keys_line = label(_KEYS_LINE, "muted")
        foot.addWidget(self._keys_line)
        foot.addStretch(1)
        foot.addWidget(self.circumstances)
        foot.addWidget(self.save_button)
        frame = QFrame()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)
        return frame
