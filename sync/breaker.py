"""The circuit breaker: after three failures in a row everything rests, then one change tries.

It only counts; what it says is kept between rounds, so a restart forgets nothing.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Self

from sync.congestion import wait_seconds

STRIKES = 3
FIRST_REST_SECONDS = 600.0
LONGEST_REST_SECONDS = 7200.0
"""Nothing, neither the central nor the breaker, keeps a person's press waiting for longer."""

_HARMLESS = ("offline", "portal", "paused", "deadline")
"""Nothing reached the central, it answered, or we hung up: the breaker does not count them."""


@dataclass(frozen=True, slots=True)
class Breaker:
    """How often in a row it did not go through."""

    failures: int = 0
    """Rounds in a row: the wait grows with them."""
    strikes: int = 0
    """Those among them that the central may have felt."""
    openings: int = 0
    """How often the breaker opened since something went through: each rest is twice as long."""

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        """Read what `values()` wrote."""
        return cls(**values)

    def values(self) -> dict[str, Any]:
        """Write as plain values."""
        return asdict(self)

    @property
    def probes(self) -> bool:
        """Whether the next request, when the rest is over, may carry one change only."""
        return self.strikes >= STRIKES

    @property
    def rest_seconds(self) -> float:
        """How long nobody is called, whoever presses what; 0 while the breaker is closed."""
        if not self.probes:
            return 0.0
        doubled = FIRST_REST_SECONDS * 2.0 ** min(self.openings - 1, 16)
        return min(LONGEST_REST_SECONDS, doubled)

    def after_failure(self, code: str, asked: float = 0.0) -> "Breaker":
        """Count a round that ended for this reason; a central that names a time is obeyed."""
        strikes = self.strikes if asked or code in _HARMLESS else self.strikes + 1
        opens = strikes >= STRIKES and strikes > self.strikes
        failures = self.failures if code in ("paused", "deadline") else self.failures + 1
        return Breaker(failures, strikes, self.openings + opens)

    def silence(self, asked: float, random: Callable[[], float]) -> tuple[float, float]:
        """Say for how many seconds nobody is called, and after how many we try by ourselves.

        `asked` is what the central asked for, in seconds; `random` gives [0, 1).
        """
        held = max(min(asked, LONGEST_REST_SECONDS), self.rest_seconds)
        return held, wait_seconds(self.failures, random, held)
