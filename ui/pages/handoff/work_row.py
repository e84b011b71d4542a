"""The row at the foot of a face: how far the work is, *Dừng*, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

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
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
            self.said.say("")
            self.stop.setFocus()
        elif self._work.trouble:
            self.said.say(self._work.trouble, "warn" if self._work.stopped else "bad")

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
