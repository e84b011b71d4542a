"""The desktop's side of sync: one whole round, and how things stand.

A round pushes what waits, pulls what is new, and compares digests. Whatever happens on the way,
what was not acknowledged stays in the journal and is sent again.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.ids import Clock, NewId
from app.services.app import VIETNAM
from app.services.doubles.follow_merges import follow_merges, is_behind
from app.services.exchange.know_generation import know_generation
from app.services.exchange.set_aside import next_due
from app.services.exchange.watch_losses import end_permission
from app.storage.journal import State
from app.storage.store import Store
from sync.compare import Compare
from sync.congestion import wait_seconds
from sync.exchange import CANCELLED, Exchange, Halt, never
from sync.line import Line
from sync.memory import Link, Memory, keep_memory, read_link, read_memory
from sync.outcome import (
    Done,
    NeedsAttention,
    SyncOutcome,
    SyncProgress,
    SyncStatus,
    Tally,
    Waiting,
)
from sync.pull import NewLife, Pull
from sync.push import Push
from sync.repair import Repair
from sync.standing import read_standing
from sync.stick_keys import hear_keys
from sync.transport import Transport

_COMPARISONS = 3
"""Other devices may push while we compare; then we read on and compare again."""

_PASSING = ("deferred", "busy")
"""Troubles of a round that went through which pass by themselves."""

Progress = Callable[[SyncProgress], None]


class SyncClient:
    """One store and its central. `random` gives numbers in [0, 1).

    Without a transport, the address that was enrolled is used.
    """

    def __init__(
        self,
        store: Store,
        transport: Transport | None,
        clock: Clock,
        new_id: NewId,
        random: Callable[[], float],
        until: float = math.inf,
    ) -> None:
        """`until` is a moment of time.monotonic() at which a round is to have ended."""
        self._store = store
        self._transport = transport
        self._clock = clock
        self._new_id = new_id
        self._random = random
        self._until = until
        self._differing: dict[str, int] = {}
        self._along = ""  # the central's digest, where it came along with the last page
        self._cloned = False

    def status(self) -> SyncStatus:
        """Say how things stand; nothing is asked of the network."""
        with self._store.read() as snapshot:
            return read_standing(snapshot, self._clock())

    def run_once(
        self, progress: Progress = lambda _: None, cancelled: Callable[[], bool] = never
    ) -> SyncOutcome:
        """Run one whole round: one try at each request. The network is in no transaction."""
        with self._store.read() as snapshot:
            link, memory = read_link(snapshot.settings), read_memory(snapshot.settings)
            waiting = snapshot.sync.outbox.unsent()
        if not link.enrolled:
            return NeedsAttention("not_enrolled", Tally())
        if not (link.url or self._transport):
            return NeedsAttention("bundles_only", Tally())
        if memory.holds(self._clock()):
            return Waiting(memory.held_by, memory.next_try_at or memory.not_before, Tally())
        generation = know_generation(self._store, self._clock, self._new_id)
        line = self._line(link, memory)
        line.exchange.generation, line.exchange.cancelled = generation, cancelled
        self._cloned = memory.cloned
        try:
            digest_ok = self._round(line, waiting, progress, cancelled)
        except Halt as halt:
            if halt.code == CANCELLED:
                return self._ended(line, memory, None, cancelled=True)
            return self._halted(line, memory, halt)
        if not cancelled():
            hear_keys(line)
        return self._ended(line, memory, digest_ok, cancelled=cancelled())

    def _line(self, link: Link, memory: Memory) -> Line:
        tally = Tally()
        transport = self._transport or Transport(link.url, until=self._until)
        self._transport = transport
        exchange = Exchange(transport, link.token, self._clock, tally)
        return Line(
            self._store,
            exchange,
            self._clock,
            self._new_id,
            memory.pace,
            memory.codings,
            tally,
            memory.breaker,
        )

    def _round(
        self, line: Line, waiting: int, progress: Progress, cancelled: Callable[[], bool]
    ) -> bool | None:
        def pushed(sent: int) -> None:
            progress(SyncProgress("push", sent, max(waiting, sent)))

        def pulled(received: int) -> None:
            progress(SyncProgress("pull", received, received))

        pushed(0)
        self._differing = {}
        agreed = None
        for _ in range(_COMPARISONS):
            if not self._push_and_pull(line, pushed, pulled, cancelled):
                continue  # what a new life of the central lost is to be sent
            if cancelled():
                return None
            if self.follow():
                continue  # what was carried to living records is to be sent
            progress(SyncProgress("compare", 0, 1))
            agreed = self._compare(line)
            if agreed:
                progress(SyncProgress("compare", 1, 1))
                return True
        return agreed

    def _push_and_pull(
        self,
        line: Line,
        pushed: Callable[[int], None],
        pulled: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> bool:
        """Send what waits and read what is new, where it did not ride along with an answer.

        False where the central began another life and was compared with.
        """
        push = Push(line)
        push.run(pushed, cancelled)
        self._along = push.digest
        if push.caught_up:
            pulled(line.tally.received)
            return True
        try:
            Pull(line).run(pulled, cancelled)
        except NewLife:
            Repair(line).begin_life(Compare(line))
            return False
        return True

    def _compare(self, line: Line) -> bool | None:
        """Compare, and mend what differs; None when the central moved on meanwhile."""
        compare = Compare(line)
        if self._along and compare.holds(self._along):
            self._differing = {}
            return True
        compared = compare.run()
        if compared is None:
            return None
        self._cloned = compared.cloned
        if compared.agrees:
            self._differing = {}
            return True
        differences = compare.differing(compared)
        self._differing = differences.counts() or dict.fromkeys(compared.groups, 0)
        Repair(line).run(differences)
        return False

    def follow(self) -> bool:
        """Follow merges through what was read; says whether that is to be sent."""
        with self._store.read() as snapshot:
            if not is_behind(snapshot):
                return False
        now = self._clock()
        with self._store.write(action="merge", author="", now=now, new_id=self._new_id) as work:
            return follow_merges(work, now.astimezone(VIETNAM).date()) > 0

    def _halted(self, line: Line, memory: Memory, halt: Halt) -> SyncOutcome:
        if halt.attention:
            line.got_through()  # an answer, if not the one we want
            self._remember(
                line, replace(memory, not_before=None, next_try_at=None, trouble=halt.code)
            )
            return NeedsAttention(halt.code, line.tally)
        so_far = replace(memory, breaker=line.breaker)
        after = so_far.after_halt(halt.code, halt.retry_after, self._clock(), self._random)
        line.breaker = after.breaker
        self._remember(line, after)
        return Waiting(halt.code, after.next_try_at, line.tally)

    def _ended(
        self, line: Line, memory: Memory, digest_ok: bool | None, *, cancelled: bool
    ) -> SyncOutcome:
        with self._store.read() as snapshot:
            counts = snapshot.sync.outbox.counts()
            asked = snapshot.count_in_conflict() > 0
            suggested = snapshot.suggestions.count_open() > 0
            aside_until = next_due(snapshot, self._clock())
        trouble = (
            "cancelled"
            if cancelled
            else trouble_of(counts, digest_ok, asked=asked, suggested=suggested)
        )
        now, paused = self._clock(), line.exchange.paused_for
        unfinished = memory.unfinished + 1 if trouble in _PASSING and not line.tally.accepted else 0
        next_try_at = self._next_try(now, trouble, unfinished, paused) or (
            None if trouble == "cancelled" else aside_until
        )
        kept = replace(
            memory,
            not_before=now + timedelta(seconds=paused) if paused else None,
            next_try_at=next_try_at,
            last_done_at=memory.last_done_at if trouble else now,
            digest_ok=digest_ok,
            differing=self._differing,
            cloned=self._cloned,
            trouble=trouble,
            unfinished=unfinished,
        )
        if not cancelled:
            line.got_through()
        self._remember(line, kept, agreed=bool(digest_ok))
        if not trouble:
            return Done(line.tally)
        if trouble in (*_PASSING, "cancelled"):
            return Waiting(trouble, next_try_at, line.tally)
        return NeedsAttention(trouble, line.tally)

    def _next_try(
        self, now: datetime, trouble: str, unfinished: int, paused: float
    ) -> datetime | None:
        """Say when to try again by ourselves; not where a person stopped or must do something."""
        if trouble not in _PASSING:
            return None
        return now + timedelta(seconds=wait_seconds(unfinished, self._random, paused))

    def _remember(self, line: Line, memory: Memory, *, agreed: bool = False) -> None:
        learnt = replace(
            memory,
            pace=line.pace,
            codings=line.codings,
            breaker=line.breaker,
            noted_at=self._clock(),
        )
        with line.write() as work:
            keep_memory(work.settings, learnt)
            if agreed:
                end_permission(work)


def trouble_of(
    counts: dict[State, int],
    digest_ok: bool | None,
    *,
    asked: bool = False,
    suggested: bool = False,
) -> str:
    """Say what keeps a round that went through from being done; empty when nothing does."""
    if counts.get(State.WAITING) or counts.get(State.IN_FLIGHT):
        return "deferred"
    if counts.get(State.NEEDS_FIX):
        return "needs_fix"
    if counts.get(State.CONFLICT) or asked:
        return "conflict"
    if suggested:
        return "suggested"
    if digest_ok is None:
        return "busy"  # other devices kept changing it while we compared
    return "" if digest_ok else "digest_differs"
