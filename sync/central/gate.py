"""Who may come in, and who works next: a bound on requests inside, and communes taking turns.

A central that lets everybody in jams, and everybody waits in vain. This one lets in what it can
finish soon and tells all others when to come back, each at another moment.
"""

import asyncio
import math
import time
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sync.central.returns import Returns
from sync.central.store import CONNECTIONS

_SHORTEST = 5.0
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many requests at once; the reasons for the numbers are in SCALING.md."""

    at_work: int = CONNECTIONS
    """That use the database: as many as there are connections to it."""
    inside: int = 900
    """At work, waiting for their turn, or still being received: each is an open file of 1,024."""
    patience_s: float = 35.0
    """What those inside may take altogether: a device hangs up after 45 s, the line needs some."""
    of_commune: int = 50
    of_device: int = 2
    """A device asks one thing at a time; the second is for one that gave the first up."""
    of_strangers: int = 50
    """Of all whose token has not been seen to be right: nobody is vouched for by what he claims."""
    device_a_minute: int = 60
    """Of one device, while more than half of the places inside are taken."""
    stall_s: float = 45.0
    """A request whose body stands still for so long is given up."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, so far as it is known; `id`, of the device, is "" for a stranger."""

    commune: str = ""
    id: str = ""


class Shed(Exception):  # noqa: N818 (an answer, not a fault)
    """No room now: `status` 429 where the asker takes too much, 503 where all together do."""

    def __init__(self, status: int, code: str, retry_after: int) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.retry_after = retry_after


class Gate:
    """The places of one central. It lives in one event loop; nothing here blocks."""

    def __init__(
        self, bounds: Bounds, draw: Callable[[], float], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.bounds = bounds
        self.inside = 0
        self.working = 0
        self._draw = draw
        self._clock = clock
        self._communes: Counter[str] = Counter()
        self._devices: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._work_s = 0.05
        self._minute = clock()
        self._asked: Counter[str] = Counter()
        self._returns = Returns(draw)

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return sum(len(queue) for queue in self._waiting.values())

    @asynccontextmanager
    async def place(self, asker: Asker) -> AsyncIterator[None]:
        """Take a place inside for the length of the block. Raises Shed."""
        self._check(asker)
        self.inside += 1
        self._communes[asker.commune] += 1
        self._devices[asker.id] += 1
        try:
            yield
        finally:
            self.inside -= 1
            _one_less(self._communes, asker.commune)
            _one_less(self._devices, asker.id)

    def _check(self, asker: Asker) -> None:
        self._begin_minute()
        bounds, device = self.bounds, asker.id
        self._asked[device] += 1
        most = bounds.of_device if device else bounds.of_strangers
        if self._devices[device] >= most:
            raise self.shed(429, "too_many")
        places = self._places()
        is_busy = self.inside > places / 2
        if is_busy and device and self._asked[device] > bounds.device_a_minute:
            raise self.shed(429, "too_many")
        if asker.commune and self._communes[asker.commune] >= bounds.of_commune:
            raise self.shed(429, "too_many")
        if self.inside >= places:
            raise self.shed(503, "busy")

    def _places(self) -> float:
        """Say how many may be inside: as many as are served before they give up."""
        patient = self.bounds.patience_s * self._in_a_second
        return min(self.bounds.inside, max(self.bounds.at_work, patient))

    @property
    def _in_a_second(self) -> float:
        return self.bounds.at_work / self._work_s

    def _begin_minute(self) -> None:
        now = self._clock()
        if now - self._minute > _MINUTE:
            self._minute = now
            self._asked.clear()

    def shed(self, status: int, code: str) -> Shed:
        """Make the answer for one who is turned away: all of them shall not come back at once.

        Who asks too much himself is told a moment soon, drawn by chance; where all together do,
        each is promised one.
        """
        queue_s = self.inside / self._in_a_second
        if status == 429:
            wait = max(_SHORTEST, queue_s) * (0.5 + self._draw())
        else:
            wait = self._returns.promise(self._clock(), queue_s, self._in_a_second)
        return Shed(status, code, math.ceil(wait))

    async def turn(self, commune: str) -> "Turn":
        """Wait until there is work to be had; communes take turns, each in its order."""
        if self.working < self.bounds.at_work and not self._waiting:
            self.working += 1
            return Turn(self, self._clock())
        future = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(commune, deque()).append(future)
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.next_turn()  # it was given to one who is leaving
            raise
        return Turn(self, self._clock())

    def next_turn(self) -> None:
        """Give a turn that has ended to the first of the commune whose turn it is."""
        self.working -= 1
        while self._waiting:
            commune, queue = self._waiting.popitem(last=False)
            future = queue.popleft()
            if queue:
                self._waiting[commune] = queue  # behind all others
            if not future.done():
                self.working += 1
                future.set_result(None)
                return

    def worked(self, begun: float) -> None:
        """Learn how long work takes now."""
        self._work_s += 0.05 * (max(self._clock() - begun, 0.001) - self._work_s)


@dataclass(slots=True)
class Turn:
    """A turn at work; `end` may be called again and does nothing then."""

    gate: Gate
    begun: float
    has_ended: bool = False

    def end(self) -> None:
        """Let the next one work."""
        if not self.has_ended:
            self.has_ended = True
            self.gate.worked(self.begun)
            self.gate.next_turn()


def _one_less(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if counter[key] <= 0:
        del counter[key]
