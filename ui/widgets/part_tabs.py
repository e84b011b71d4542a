"""The parts of a page as tabs; they give way to the room there is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTabBar


class PartTabs(QTabBar):
    """Never asks for more width than its page has: long names end in “…”."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        for name in names:
            self.addTab(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Các phần của trang")
