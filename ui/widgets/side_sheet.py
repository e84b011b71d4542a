"""A sheet at the right of the window, over the page: Esc puts it away, and the focus goes back."""

from __future__ import annotations

from typing import Any, Self

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import button, label

WIDTH = 460
_MARGIN = 12


class SideSheet(QFrame):
    """A title and a column under it; `step_back` says what Esc does."""

    def __init__(self, window: QWidget, shut_name: str) -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self._page: QWidget | None = None
        self.setProperty("role", "panel")
        self.title = label("", "section", wrap=True)
        shut = button("", self.shut, role="icon", drawing="close", name=shut_name)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(16), px(12), px(12), px(16))
        self.column.setSpacing(px(8))
        self.column.addLayout(head)
        window.installEventFilter(self)
        self.hide()

    @classmethod
    def of(cls, page: QWidget, *made_with: Any) -> Self:  # noqa: ANN401 (what its kind is made with)
        """Give the window's sheet of this kind, made when first asked for, to belong to a page."""
        window = page.window()
        sheet = window.findChild(cls) or cls(window, *made_with)
        sheet.stay_with(page)
        return sheet

    def add_scrolled(self, inner: QWidget, name: str) -> QScrollArea:
        """Put a long part into the column: it scrolls up and down, and what follows stays put."""
        inner.setProperty("role", "plain")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(name)
        scroll.setWidget(inner)
        self.column.addWidget(scroll, 1)
        return scroll

    def remember_focus(self) -> None:
        """Note who opens it."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused

    def stay_with(self, page: QWidget) -> None:
        """Belong to a page: it is put away when another page comes to the front."""
        if self._page is not page:
            if self._page is not None:
                self._page.removeEventFilter(self)
            self._page = page
            page.installEventFilter(self)

    def come_up(self) -> None:
        """Show it over the page; one sheet is up at a time."""
        for other in self._window.findChildren(SideSheet):
            if other is not self and other.isVisible():
                other.shut()
        self._place()
        self.show()
        self.raise_()

    def shut(self) -> None:
        """Put it away; whoever opened it gets the focus back."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """Go back one step at Esc."""
        self.shut()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while the focus is in here."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back one step at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go round in here: what lies under the sheet cannot be seen."""
        start = QApplication.focusWidget() or self
        at: QWidget | None = start
        while at is not None:
            at = at.nextInFocusChain() if forwards else at.previousInFocusChain()
            if at is None or at is start:
                break
            if self.isAncestorOf(at) and _takes_tab(at):
                reasons = Qt.FocusReason
                at.setFocus(reasons.TabFocusReason if forwards else reasons.BacktabFocusReason)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right of the window, whatever its size, and go when the page goes."""
        if watched is self._page and event.type() == QEvent.Type.Hide and self.isVisible():
            self.shut()
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._place()

    def _place(self) -> None:
        window = self._window
        width = min(px(WIDTH), window.width() - 2 * px(_MARGIN))
        height = window.height() - 2 * px(_MARGIN) - self._foot()
        self.setGeometry(window.width() - width - px(_MARGIN), px(_MARGIN), width, height)

    def _foot(self) -> int:
        """Leave the window's quiet line in sight: what was just done is undone there."""
        foot = getattr(self._window, "status", None)
        return foot.height() - px(_MARGIN) // 2 if isinstance(foot, QWidget) else 0


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
