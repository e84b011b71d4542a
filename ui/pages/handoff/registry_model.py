"""The state of the tab *Tư pháp – Hộ tịch*: who waits for the registration, who is in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.registry.read_registrations import Registration, Registrations, read_registrations
from app.services.registry.settle_registry import settle_registry
from ui.sentences import NAMELESS
from ui.signals import Notice

if TYPE_CHECKING:
    from app.services.outcome import Saved
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

    def settle(self, one: Registration) -> None:
        """Note that a child was looked into; the line at the foot takes it back."""
        app = self._desk.app

        def write() -> Saved:
            return settle_registry(app, [one.child_id], on=app.today())

        self._desk.store.run(write, lambda saved: self._say(one, saved), owner=self)

    def _say(self, one: Registration, saved: Saved) -> None:
        text = f"Đã kiểm tra {one.full_name or NAMELESS}: bỏ khỏi danh sách chờ"
        self._desk.signals.announce("child", notice=Notice(text, saved.group_id))

    def _take(self, read: Registrations) -> None:
        self.read_so_far = read
        self.listed.emit()
