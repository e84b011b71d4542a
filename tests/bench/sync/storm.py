"""A storm: 30,000 devices come back within 15 minutes and send their day to a small central.

Every second of it is simulated; what a device does is decided by the real code (`Memory`,
`Breaker`, `wait_seconds`, `slot_on`), and who is turned away and until when by the real `Gate`.
The peers are what programs do that were written without thinking of the others.

The server is that of `reference/sync.md` 5.6: 50 batches a second, one after another, given up
by the peers after 30 s, by ours after the 45 s of its stall, but worked on all the same; without
and with turning away from 500 on, or as the central does it: when 35 s of work are inside.

Run by hand: `python tests/bench/sync/storm.py [--scale 10]`; a scale of 10 has a tenth of the
devices and a tenth of the server, which behaves alike and takes a tenth of the time.
"""

import argparse
import heapq
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from sync.breaker import Breaker
from sync.central.gate import Asker, Bounds, Gate, Shed
from sync.congestion import wait_seconds
from sync.memory import Memory
from sync.scheduler import CATCH_UP, Hours, fraction, slot_on
from sync.transport import STALL_SECONDS

DEVICES, RATE = 30_000, 50.0
PATIENCE_S, STORM_S, HORIZON_S = 30.0, 900.0, 6 * 3600.0
SPREAD_S = 165.0
"""With this peak the peers of the reference come out as they do there."""
CHANGES = 60
BEGIN = datetime(2026, 6, 30, 11, 0, tzinfo=UTC)  # 18:00 in Vietnam
DAY = date(2026, 6, 30)


@dataclass(slots=True)
class Server:
    """Works on one batch after another; `gate` turns away, when there is one."""

    rate: float
    gate: Gate | None = None
    now: float = 0.0
    free_at: float = 0.0

    def ask(self, now: float, device: int, patience: float) -> tuple[float, str, float]:
        """Say when an answer comes, what it is ("" is good), and the Retry-After of it."""
        self.now = now
        if self.gate is not None:
            self.gate.inside = int(max(0.0, self.free_at - now) * self.rate)
            try:
                self.gate._check(Asker(id=str(device)))
            except Shed as shed:
                return now + 0.6, "busy", float(shed.retry_after)
        self.free_at = max(self.free_at, now) + 1 / self.rate
        if self.free_at - now > patience:
            return now + patience, "timed_out", 0.0
        return self.free_at, "", 0.0


class Device:
    """What it has to send and when it comes back; here as a program that retries every 15 s."""

    patience = PATIENCE_S

    def __init__(self, draw: Callable[[], float]) -> None:
        self.draw = draw
        self.failures = 0
        self.batches = [CHANGES]

    def failed(self, now: float, _code: str, retry_after: float) -> float:
        """Say when it tries again."""
        self.failures += 1
        return now + self.wait(retry_after)

    def wait(self, _retry_after: float) -> float:
        return 15.0

    def took(self) -> None:
        """The first batch was taken."""
        self.failures = 0
        self.batches.pop(0)


class WithoutJitter(Device):
    def wait(self, retry_after: float) -> float:
        return max(retry_after, min(900.0, 5.0 * 2.0 ** min(self.failures - 1, 16)))


class WithJitter(Device):
    def wait(self, retry_after: float) -> float:
        return wait_seconds(self.failures, self.draw, retry_after)


class Ours(Device):
    """The memory of a real device: jitter, breaker, probe of one, halves after two silences."""

    patience = STALL_SECONDS

    def __init__(self, draw: Callable[[], float]) -> None:
        super().__init__(draw)
        self.memory = Memory()
        self.tries = 0

    def failed(self, now: float, code: str, retry_after: float) -> float:
        at = BEGIN + timedelta(seconds=now)
        self.memory = self.memory.after_halt(code, retry_after, at, self.draw)
        self.tries += 1
        if self.batches[0] > 1 and self.memory.breaker.probes:
            self._split(1)
        elif self.batches[0] > 1 and code == "timed_out" and self.tries >= 2:
            self._split(self.batches[0] // 2)
        assert self.memory.next_try_at is not None
        return (self.memory.next_try_at - BEGIN).total_seconds()

    def _split(self, first: int) -> None:
        self.batches[:1] = [first, self.batches[0] - first]
        self.tries = 0

    def took(self) -> None:
        super().took()
        self.memory, self.tries = replace(self.memory, breaker=Breaker()), 0


@dataclass(slots=True)
class Storm:
    """How it went; times in seconds since its beginning."""

    devices: int
    requests: int = 0
    done: list[float] = field(default_factory=list)

    def line(self) -> str:
        acknowledged = len(self.done) / self.devices
        self.done.sort()
        each = self.requests / max(1, len(self.done))
        return f"{acknowledged:8.1%}{each:10.2f}{self._at(0.5):>9}{self._at(0.99):>9}"

    def _at(self, share: float) -> str:
        place = int(share * self.devices)
        return f"{self.done[place] / 60:.0f} min" if place < len(self.done) else "never"


def rage(server: Server, devices: list[Device], arrivals: Iterator[float]) -> Storm:
    """Let all devices come, and play every request until all is taken or the time is over."""
    storm = Storm(len(devices))
    # (moment, number, 0 asks | 1 is answered, code, Retry-After): what is next comes first.
    events = [(at, number, 0, "", 0.0) for number, at in enumerate(arrivals)]
    heapq.heapify(events)
    while events and events[0][0] < HORIZON_S:
        now, number, answered, code, retry_after = heapq.heappop(events)
        device = devices[number]
        if not answered:
            storm.requests += 1
            at, code, retry_after = server.ask(now, number, device.patience)
            heapq.heappush(events, (at, number, 1, code, retry_after))
        elif code:
            again = device.failed(now, code, retry_after)
            heapq.heappush(events, (again, number, 0, "", 0.0))
        else:
            device.took()
            if device.batches:
                heapq.heappush(events, (now, number, 0, "", 0.0))
            else:
                storm.done.append(now)
    return storm


def rush(count: int, draw: random.Random) -> Iterator[float]:
    """Come back within 15 minutes, most of them in the middle: more than the server can take."""
    for _ in range(count):
        while not 0 <= (at := draw.gauss(STORM_S / 2, SPREAD_S)) <= STORM_S:
            pass
        yield at


def evening(count: int, hours: Hours) -> Iterator[float]:
    """Come at the moment of each device in the hours."""
    for number in range(count):
        yield (slot_on(f"device {number}", DAY, hours) - BEGIN).total_seconds()


def made_up_for(count: int, draw: random.Random) -> Iterator[float]:
    """Open the program within 15 minutes in the morning, and make up for the evening missed."""
    for number, at in enumerate(rush(count, draw)):
        yield at + CATCH_UP.total_seconds() * fraction(f"device {number}", DAY)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: who comes when, and what the server lets in (None: all)."""

    name: str
    kind: type[Device]
    when: str
    bounds: Bounds | None = None


AT_500 = Bounds(at_work=1, inside=500, patience_s=1e9)
OURS = Bounds(at_work=1, inside=2 * Bounds().inside)
"""A server process on each of two cores."""
ROWS = (
    Row("peer: again every 15 s", Device, "rush"),
    Row("peer: doubling, no jitter", WithoutJitter, "rush"),
    Row("peer: full jitter alone", WithJitter, "rush"),
    Row("ours, nobody is turned away", Ours, "rush"),
    Row("peer: again every 15 s, 503 at 500", Device, "rush", AT_500),
    Row("peer: full jitter, 503 at 500", WithJitter, "rush", AT_500),
    Row("ours, 503 at 500", Ours, "rush", AT_500),
    Row("ours, 503 when 35 s are inside", Ours, "rush", OURS),
    Row("ours, so, and all within 5 minutes", Ours, "rush in 5", OURS),
    Row("ours, missed evening, so", Ours, "morning", OURS),
    Row("ours, evening of one hour", Ours, "hour"),
    Row("ours, evening 18:00-22:00", Ours, "evening"),
)


def play(row: Row, scale: int, seed: int) -> Storm:
    """Play one line of the table."""
    count, draw, server = DEVICES // scale, random.Random(seed), Server(RATE / scale)
    if row.bounds:
        bounds = replace(row.bounds, inside=row.bounds.inside // scale)
        server.gate = Gate(bounds, draw.random, lambda: server.now)
        server.gate._work_s = 1 / server.rate
    arrivals = {
        "rush": lambda: rush(count, draw),
        "rush in 5": lambda: (at / 3 for at in rush(count, draw)),
        "morning": lambda: made_up_for(count, draw),
        "hour": lambda: evening(count, Hours(time_of_day(18), time_of_day(19))),
        "evening": lambda: evening(count, Hours()),
    }[row.when]()
    return rage(server, [row.kind(draw.random) for _ in range(count)], arrivals)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--scale", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    wanted = arguments.parse_args()
    print(f"a day of {CHANGES} changes = 1 batch; requests for each day that was taken whole")
    print(f"{'':36}{'taken':>8}{'requests':>10}{'p50':>9}{'p99':>9}")
    for row in ROWS:
        begun = time.perf_counter()
        storm = play(row, wanted.scale, wanted.seed)
        seconds = time.perf_counter() - begun
        print(f"{row.name:36}{storm.line()}   ({seconds:.1f} s)", flush=True)
    print("reference 5.6: 15 s or no jitter: 47 % taken in 6 h; full jitter: 11.4, 123 min;")
    print("503 at 500: 1.29, 14 min; hashed hour: 1.00, 59 min")
    count, rate = DEVICES // wanted.scale, RATE / wanted.scale
    print(f"{count:,} devices, {rate:g} batches/s, seed {wanted.seed}")


if __name__ == "__main__":
    main()
