"""What every page works with: the open store, the lanes, the announcements and the sync."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.app import App
    from ui.matching import MatchingLane
    from ui.rounds import Rounds
    from ui.signals import Signals
    from ui.sync_port import SyncPort
    from ui.tasks import Lane


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page when it is made; pages know nothing else of the window."""

    app: App
    store: Lane
    """The lane of everything that reads or writes the store."""
    network: Lane
    """The lane of everything that waits for the central."""
    matching: MatchingLane
    """The lane of who is like whom."""
    signals: Signals
    sync: SyncPort
    rounds: Rounds
    """The rounds of sync of this window, whichever page is in front."""
