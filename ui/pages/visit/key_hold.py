"""Holds the keys pressed while a save is under way, and gives them to the next form after it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class KeyHold(QObject):
    """Nothing typed in these milliseconds gets lost, or into the child just saved."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._held: list[QKeyEvent] = []

    def hold(self) -> None:
        """Begin to hold keys meant for the page."""
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def give(self) -> None:
        """Send the held keys to where the focus is now."""
        held = self._let_go()
        target = QApplication.focusWidget()
        if target is not None:
            for key in held:
                QCoreApplication.postEvent(target, key)

    def throw_away(self) -> None:
        """Forget the held keys: they were meant for a form that did not come."""
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key press for any widget of the page."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not (watched is self._page or self._page.isAncestorOf(watched)):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._held.append(event.clone())
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    def _let_go(self) -> list[QKeyEvent]:
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        held, self._held = self._held, []
        return held
