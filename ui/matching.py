"""Who is like whom, in a lane of its own: typing never waits behind the work of the store."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.garbage import leave_alone_what_stands
from ui.tasks import Lane

if TYPE_CHECKING:
    from app.services.app import App
    from app.services.doubles.find_likely import LikelyChildren


class MatchingLane(Lane):
    """The lane, and what is asked in it; imported when it is first wanted, to start quickly."""

    warmed = Signal()
    """Everybody was read."""
    scanned = Signal(int, int)
    """How far the scan for doubles is, of how many; both 0 when none is under way."""

    def __init__(self, app: App) -> None:
        super().__init__("matching")
        self._app = app
        self.is_warm = False

    @cached_property
    def likely(self) -> LikelyChildren:
        """The one memory of the commune; take it in the GUI thread, ask it in the lane only."""
        from app.services.doubles.find_likely import LikelyChildren

        return LikelyChildren(self._app)

    def warm_up(self) -> None:
        """Read everybody, before anybody is asked about."""
        from app.matching.person import Person

        likely = self.likely
        self.run(lambda: likely.of(Person()), lambda _: self._leave_alone())

    def close(self) -> None:
        """Keep the memory beside the store, so that it is opened quickly; then end."""
        if self.is_warm:
            self.run(self.likely.keep, lambda _: None)
        super().close()

    def _leave_alone(self) -> None:
        leave_alone_what_stands()
        self.is_warm = True
        self.warmed.emit()
