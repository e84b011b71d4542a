"""What the models of *Kế hoạch* share: something is kept in the lane, and told or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.messages.calendar import calendar_sentence
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk


class KeepingModel(QObject):
    """Says what was kept, with *Hoàn tác*; or why it was not."""

    record: str
    """The kind of record that is kept."""
    saved = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def _run(
        self,
        work: Callable[[], Saved | Refused],
        said: str,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        def done(outcome: Saved | Refused) -> None:
            match outcome:
                case Saved(group_id=group):
                    then()
                    self.saved.emit()
                    self._desk.signals.announce(self.record, notice=Notice(said, group))
                case Refused(problems=problems):
                    self.refused.emit(calendar_sentence(problems[0].code))

        self._desk.store.run(work, done, self._tell, owner=self)

    def _tell(self, error: Exception) -> None:
        self.refused.emit(told(error))
