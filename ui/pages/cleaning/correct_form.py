"""The form beside the list: the child, then the household, then the record's history."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look import px
from ui.pages.cleaning.history_lines import HistoryLines
from ui.pages.cleaning.home_form import HomeForm
from ui.pages.visit.child_form import ChildForm
from ui.widgets.basic import label
from ui.widgets.enter_keys import press_focused, stop_after

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectForm(QScrollArea):
    """Enter moves on, Shift+Enter back; the field in focus is always in sight."""

    edited = Signal(str, str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.child = ChildForm(message_lines=1)
        self.child.heading.hide()
        self.child.stack(one_above_the_other=True)
        self.home = HomeForm()
        self.history = HistoryLines()
        self.source = label("", "muted", wrap=True)
        self.rows = [*self.child.rows, *self.home.rows]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Nội dung hồ sơ")
        for form in (self.child.rows, self.home.rows):
            for row in form:
                row.edited.connect(self.edited)
                row.left.connect(self.left)
        self._compose()

    def stops(self) -> Sequence[QWidget]:
        """List where Enter goes, in order."""
        return [row.editor.widget for row in self.rows]

    def bring(self, name: str) -> None:
        """Put the cursor into a field, its text marked, and the field into sight."""
        row = next((row for row in self.rows if row.name == name), self.rows[0])
        self._go_to(row.editor.widget)

    def focused_field(self) -> str:
        """Name the field the cursor is in; empty when it is in none."""
        focused = QApplication.focusWidget()
        return next((row.name for row in self.rows if row.editor.widget is focused), "")

    def show_top(self) -> None:
        """Begin at the first field."""
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on at Enter, back at Shift+Enter; Ctrl+Enter is the page's."""
        held = event.modifiers()
        if event.key() not in _ENTER or held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self._move(-1)
        elif not press_focused():
            self._move(1)

    def _move(self, step: int) -> None:
        self._go_to(stop_after(self.stops(), step))

    def _go_to(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._see(widget)
        self._see(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the field in sight when what stands above the form takes its room."""
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._see(focused)

    def _see(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget.parentWidget() or widget, 0, px(8))

    def _compose(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        for part in (self.child, self.home, self.source, self.history):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
