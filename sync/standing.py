"""How things stand with the central, read from the store alone, without a network."""

from datetime import datetime

from app.services.exchange.set_aside import aside
from app.storage.journal import State
from app.storage.unit_of_work import Snapshot
from sync.memory import read_link, read_memory, wanted_life
from sync.outcome import SyncStatus


def read_standing(snapshot: Snapshot, now: datetime) -> SyncStatus:
    """Say what waits, what came back, when the last round was done and when the next is due."""
    link, memory = read_link(snapshot.settings), read_memory(snapshot.settings)
    counts = snapshot.sync.outbox.counts()
    # By sticks alone, another life of the central is heard of before it is compared with.
    is_other_life = wanted_life(snapshot.settings) not in ("", snapshot.sync.cursor().epoch)
    return SyncStatus(
        enrolled=link.enrolled,
        url=link.url,
        pending=counts.get(State.WAITING, 0),
        in_flight=counts.get(State.IN_FLIGHT, 0),
        needs_fix=counts.get(State.NEEDS_FIX, 0),
        set_aside=len(aside(snapshot)) if counts.get(State.NEEDS_FIX) else 0,
        conflicts=counts.get(State.CONFLICT, 0)
        + snapshot.count_in_conflict()
        + snapshot.suggestions.count_open(),
        oldest_pending_at=snapshot.sync.outbox.oldest_at(),
        last_done_at=memory.last_done_at,
        next_try_at=memory.due(now),
        digest_ok=False if is_other_life else memory.digest_ok,
        differing=memory.differing,
        trouble=memory.trouble,
        cloned=memory.cloned,
        last_round_at=memory.noted_at,
        held_by=memory.held_by if memory.holds(now) else "",
    )
