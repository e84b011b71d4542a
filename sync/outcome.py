"""How a round ended and how things stand: what a face shows, without a sentence in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a round is: `stage` is push, pull or compare; `total` may grow."""

    stage: str
    done: int
    total: int


@dataclass(slots=True)
class Tally:
    """What a round did so far, in changes and records."""

    sent: int = 0
    accepted: int = 0
    needs_fix: int = 0
    conflicts: int = 0
    deferred: int = 0
    received: int = 0
    repaired: int = 0
    """Records that differed and were made one."""
    requests: int = 0
    sent_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing waits and the digests agree."""

    tally: Tally


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something still waits and will be tried again by itself.

    Codes: offline, unreachable, timed_out, cut_off, not_secure, portal, busy, paused, resting,
    not_understood, deferred, cancelled, deadline.
    """

    reason_code: str
    next_try_at: datetime | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class NeedsAttention:
    """Somebody must do something.

    Codes: not_enrolled, bundles_only, refused_device, update_needed, needs_fix, conflict,
    suggested, digest_differs.
    """

    reason_code: str
    tally: Tally


SyncOutcome = Done | Waiting | NeedsAttention


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How things stand with the central."""

    enrolled: bool
    url: str
    pending: int
    in_flight: int
    needs_fix: int
    set_aside: int
    """Of these, those over which the central breaks down: they are tried again by themselves."""
    conflicts: int
    oldest_pending_at: datetime | None
    last_done_at: datetime | None
    next_try_at: datetime | None
    digest_ok: bool | None
    """Whether the last comparison agreed; None when there was none since the last change."""
    differing: Mapping[str, int]
    """Group (a village's id, `village`, `decision` or `calendar`) -> how many records differed."""
    trouble: str
    """Why the last round did not end well; empty when it did."""
    last_round_at: datetime | None = None
    cloned: bool = False
    """Whether this is a copy of a data folder that calls as the same device: it is to join anew."""
    held_by: str = ""
    """Why nobody is called now, whoever presses what: resting, busy or paused; mostly empty."""
