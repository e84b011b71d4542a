"""The state of the tab *Tư pháp – Hộ tịch*: who waits for the registration, who is in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.read_registrations import Registrations, read_registrations

if TYPE_CHECKING:
    from ui.desk import Desk


class RegistryModel(QObject):
    """Reads in the lane of the store."""

    listed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.read_so_far: Registrations | None = None

    def read(self) -> None:
        """Read again."""
        app = self._desk.app
        self._desk.store.run(
            lambda: read_registrations(app, app.today()),
            self._take,
            key="handoff.registry",
            owner=self,
        )

    def _take(self, read: Registrations) -> None:
        self.read_so_far = read
        self.listed.emit()
