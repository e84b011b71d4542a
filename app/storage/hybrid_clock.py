"""The hybrid clock of a store: this device's clock set right by the central's, never going back."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from app.domain.exchange.hybrid_time import milliseconds
from app.storage.journal import Journal
from app.storage.settings import Settings

_SETTING = "hybrid_clock"
_NOISE_MS = 30_000
"""A slow line makes an answer look this old: within it the clocks count as equal."""
TOO_FAR_OFF_MS = 600_000
"""A clock so wrong is told to the person (reference: sync §5.4)."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the central's answers have told of time."""

    offset: int = 0
    """By how many milliseconds the central's clock is ahead of ours; whole seconds."""
    seen: int = 0
    """The newest hybrid time the central held that was ahead of our own."""


class HybridClock:
    """Says by how much a change made now is ahead of the device's own clock."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self._journal = journal
        self._settings = settings

    def learnt(self) -> Learnt:
        """Say what the central's answers have told of time."""
        return Learnt(**json.loads(self._settings.get(_SETTING, "{}")))

    def far_off(self) -> int:
        """Say by how many seconds this clock is behind (or ahead, below 0); 0 within 10 minutes."""
        offset = self.learnt().offset
        return offset // 1000 if abs(offset) > TOO_FAR_OFF_MS else 0

    def lead(self, now: datetime) -> int:
        """Give the milliseconds to be added to `now`: later than everything seen or written."""
        learnt, here = self.learnt(), milliseconds(now)
        seen = max(learnt.seen, self._journal.last_time())
        return max(here + learnt.offset, seen + 1) - here

    def learn(self, ours: datetime, theirs: datetime | None, newest: int) -> None:
        """Note what an answer told: what our clock and theirs showed, the newest time they hold.

        An answer that was days on its way (`theirs` None) tells nothing of the clocks.
        """
        before = self.learnt()
        here = milliseconds(ours)
        offset = _offset(milliseconds(theirs) - here, before) if theirs else before.offset
        ahead = newest > here + offset
        learnt = Learnt(offset, max(before.seen, newest) if ahead else before.seen)
        if learnt != before:
            self._settings.put(_SETTING, json.dumps(asdict(learnt)))


def _offset(apart: int, before: Learnt) -> int:
    """Keep what was learnt before until the clocks are plainly otherwise apart."""
    heard = 0 if abs(apart) < _NOISE_MS else round(apart, -3)
    return before.offset if abs(heard - before.offset) < _NOISE_MS else heard
