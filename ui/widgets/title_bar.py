"""The bar on top of a page: its title, quick find, and a slim bar while something takes time."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from ui.look import px
from ui.widgets.basic import label

BUSY_AFTER_MS = 300


class TitleBar(QFrame):
    """Title left, quick find right."""

    def __init__(self, find: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.title = label("", "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(6), px(20), px(6))
        row.addWidget(self.title, 1)
        row.addWidget(find)
        self._find = find
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the height that the user's scale asks for."""
        self._find.setMinimumWidth(px(220))
        self.setFixedHeight(px(52))


class BusyBar(QProgressBar):
    """A slim moving bar; shown only for what takes longer than 0.3 s."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "busy")
        self.setAccessibleName("Đang làm việc")
        self.setTextVisible(False)
        self.setFixedHeight(3)
        self.setMinimumWidth(1)
        self.setRange(0, 1)
        self._soon = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._soon.timeout.connect(lambda: self.setRange(0, 0))

    def show_busy(self, busy: bool) -> None:
        """Begin or end; the bar keeps its place, so that nothing jumps."""
        if busy:
            self._soon.start()
        else:
            self._soon.stop()
            self.setRange(0, 1)
            self.reset()
