"""How much to send and how long to wait: kind to a slow line, kinder to a jammed central.

Batches grow while they go through quickly and shrink when they do not (additive increase,
multiplicative decrease); after a failure the wait is drawn from the whole of a growing interval
("full jitter"), and never shorter than the central asked for.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

MAX_CHANGES = 500
"""Above this a batch gains no speed (reference measurement: 500 is where the curve is flat)."""
START = 100
"""What a line takes at one go whatever it is like: 100 usual changes pack into less than 14,600
bytes, the ten segments that TCP sends before it waits for an answer (RFC 6928), so that they take
no more round trips than one; at 16 kbit/s they take 6 s. A day's 60 is one request."""
CHANGE_BYTES = 1024
"""Room for a change of usual length before packing, 450 to 900 bytes; a long one takes several."""
STEP = 20
QUICK_SECONDS = 3.0
"""Twice a batch that took less, or four times one that took half, takes 6 s at most: as much is
sent again after a cut."""
SLOW_SECONDS = 9.0
SLOW_FACTOR = 0.75
FIRST_WAIT_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class Pace:
    """What the line and the central have taught us so far; kept between rounds."""

    size: int = START
    """Changes in the next batch."""
    ceiling: int = MAX_CHANGES
    """The central refused more than this as too large."""
    doubling: bool = True
    """No failure yet, so that it grows by doubling: still looking for the size that fits."""

    @property
    def room(self) -> int:
        """How many bytes of changes fill the next batch, however few they are."""
        return self.size * CHANGE_BYTES

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        """Read what `values()` wrote."""
        return cls(values["size"], values["ceiling"], values["doubling"])

    def values(self) -> dict[str, Any]:
        """Write as plain values."""
        return asdict(self)

    def after_success(self, seconds: float, sent: int, sent_bytes: int = 0) -> "Pace":
        """Learn from a batch of `sent` changes that was answered after `seconds`."""
        size, is_full = self.size, sent >= self.size or sent_bytes >= self.room
        if seconds > SLOW_SECONDS:
            size = int(self.size * SLOW_FACTOR)
        elif seconds < QUICK_SECONDS and is_full:
            times = 2 if seconds > QUICK_SECONDS / 2 else 4
            size = self.size * times if self.doubling else self.size + STEP
        return replace(self, size=self._within(size))

    def after_failure(self) -> "Pace":
        """Learn from a batch that had no answer, or one that the central broke down over."""
        return replace(self, size=self._within(self.size // 2), doubling=False)

    def after_too_large(self, sent: int) -> "Pace":
        """Learn that `sent` changes are too large: remembered, never tried again."""
        half = max(1, sent // 2)
        return replace(self, size=half, ceiling=half, doubling=False)

    def within(self, max_changes: int) -> "Pace":
        """Heed the largest batch that the central says it takes."""
        ceiling = max(1, min(self.ceiling, max_changes))
        return replace(self, ceiling=ceiling, size=min(self.size, ceiling))

    def _within(self, size: int) -> int:
        return max(1, min(size, self.ceiling, MAX_CHANGES))


def wait_seconds(failures: int, random: Callable[[], float], retry_after: float = 0.0) -> float:
    """Draw the wait before the next try: U(0, min(900, 5·2^k)), at least Retry-After.

    `failures` counts the failures in a row (the first is k = 0), `random` gives [0, 1). What the
    central asked for is lengthened by up to a half, so that not all clients return at once.
    """
    exponent = min(max(failures - 1, 0), 16)
    own = random() * min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0**exponent)
    return max(own, retry_after * (1 + random() / 2))
