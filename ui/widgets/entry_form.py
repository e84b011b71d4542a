"""A form whose fields are gone through by Enter; on the last one it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class EntryForm(QWidget):
    """Says which field Enter led to, so that it can be brought into sight."""

    came_to = Signal(object)
    """The field that Enter led to."""
    entered = Signal()
    """Enter was pressed on the last field."""

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order; those out of sight are passed over."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep what was typed; a form that only says it tells of it."""
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on at Enter, whichever field let it through."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move()
        else:
            super().keyPressEvent(event)

    def _move(self) -> None:
        fields = [part for part in self.parts() if part.isVisibleTo(self)]
        place = next((at for at, one in enumerate(fields) if one.hasFocus()), len(fields))
        if place + 1 < len(fields):
            fields[place + 1].setFocus()
            self.came_to.emit(fields[place + 1])
        else:
            self.keep()
