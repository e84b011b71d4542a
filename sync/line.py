"""What the parts of a round share: the store, the exchange, and what was learnt of the line."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.ids import Clock, NewId
from app.services.app import VIETNAM
from app.storage.journal import Origin
from app.storage.store import Store
from app.storage.unit_of_work import UnitOfWork
from sync.breaker import Breaker
from sync.congestion import Pace
from sync.exchange import Exchange, Halt
from sync.outcome import Tally
from sync.protocol import Limits


@dataclass(slots=True)
class Line:
    """One round's way to the central."""

    store: Store
    exchange: Exchange
    clock: Clock
    new_id: NewId
    pace: Pace
    codings: tuple[str, ...]
    tally: Tally
    breaker: Breaker = field(default_factory=Breaker)

    @property
    def size(self) -> int:
        """How many changes the next batch may carry."""
        return 1 if self.breaker.probes else self.pace.size

    def got_through(self) -> None:
        """Forget the failures: the central took or gave something."""
        self.breaker = Breaker()

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Change the store as the central's doing; the attempts so far are logged with it."""
        with self.store.write(
            action="sync",
            author="",
            now=self.clock(),
            new_id=self.new_id,
            origin=Origin.CENTRAL,
        ) as work:
            yield work
            attempts, self.exchange.attempts = self.exchange.attempts, []
            for attempt in attempts:
                work.sync.note(attempt)

    def today(self) -> date:
        """Give today's date where the commune is."""
        return self.clock().astimezone(VIETNAM).date()

    def hear_time(self, work: UnitOfWork, now: str, newest: int, seconds: float | None) -> None:
        """Learn from an answer what the central's clock shows; `seconds` None = it came by hand."""
        with suppress(ValueError, OverflowError):
            theirs = None if seconds is None else datetime.fromisoformat(now)
            ours = self.clock() - timedelta(seconds=(seconds or 0.0) / 2)
            work.clock.learn(ours, theirs, newest)

    def heed(self, limits: Limits) -> None:
        """Heed what the central says it takes."""
        self.pace = self.pace.within(limits.max_changes)
        self.codings = limits.codings

    def drop_coding(self, tried: str) -> None:
        """Pack in another coding from now on, until the central says again what it takes."""
        if tried == "identity":
            raise Halt("not_understood")
        self.codings = tuple(coding for coding in self.codings if coding != tried)
