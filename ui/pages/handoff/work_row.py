"""The row at the foot of a face: how far the work is, *Dừng*, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QWidget

from ui.look import px
from ui.widgets.basic import StateLine, button

if TYPE_CHECKING:
    from ui.pages.handoff.long_work import LongWork

FOOT = 36


class WorkRow(QWidget):
    """Keeps its place while there is nothing to say."""

    def __init__(self, work: LongWork, *more: QWidget) -> None:
        super().__init__()
        self._work = work
        self._came_from: QWidget | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.stop = button("Dừng", work.stop, drawing="close")
        self.said = StateLine()
        self.setMinimumHeight(px(FOOT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        told = QWidget()
        inner = QHBoxLayout(told)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.bar, 1)
        inner.addWidget(self.said, 1)
        row.addWidget(told, 1)
        for part in (self.stop, *more):
            row.addWidget(part)
        work.progressed.connect(self._progress)
        work.turned.connect(self.show_work)
        self.show_work()

    def show_work(self) -> None:
        """Show whether work is under way, and why the last came to nothing."""
        running = self._work.running
        if self.stop.hasFocus() and not running:
            QTimer.singleShot(0, self, self._give_back)  # what is pressed is open again by then
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        if running:
            self._came_from = QApplication.focusWidget()
            self.bar.setRange(0, 0)
            self.said.say("")
            self.stop.setFocus()
        elif self._work.trouble:
            self.said.say(self._work.trouble, "warn" if self._work.stopped else "bad")

    def _give_back(self) -> None:
        """Give the keys back to whoever began, where nobody else took them."""
        left, came_from, face = QApplication.focusWidget(), self._came_from, self.parentWidget()
        is_lost = left is None or face is None or not face.isAncestorOf(left)
        if came_from is not None and is_lost and came_from.isVisible():
            came_from.setFocus()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
