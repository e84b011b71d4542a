"""A panel that opens under its button and goes away when the focus goes elsewhere."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.look import px


class Popover(QFrame):
    """Part of the window, never a window of its own: the keyboard stays where it can be seen."""

    def __init__(self, opener: QPushButton, name: str) -> None:
        super().__init__(opener)
        self._opener = opener
        self.setProperty("role", "panel")
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(12), px(12), px(12), px(12))
        self.column.setSpacing(px(8))
        self.hide()
        opener.clicked.connect(self.turn)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def first(self) -> QWidget:
        """Name the part that takes the focus when the panel opens."""
        return self

    def turn(self) -> None:
        """Open under the button, or close."""
        if self.isVisible():
            self.close_quietly()
        else:
            self._open()

    def close_quietly(self) -> bool:
        """Close and give the focus back; False when it was not open."""
        if not self.isVisible():
            return False
        self.hide()
        self._opener.setFocus()
        return True

    def _open(self) -> None:
        window = self._opener.window()
        self.setParent(window)
        self.adjustSize()
        place = self._opener.mapTo(window, QPoint(0, self._opener.height() + px(4)))
        left = max(px(8), min(place.x(), window.width() - self.width() - px(8)))
        top = max(px(8), min(place.y(), window.height() - self.height() - px(8)))
        self.move(left, top)
        self.show()
        self.raise_()
        self.first().setFocus()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self.isVisible() or now in (None, self, self._opener):
            return
        if not self.isAncestorOf(now):
            self.hide()
