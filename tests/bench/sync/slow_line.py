"""A slow line between two network namespaces: real Linux TCP over packets we delay and drop.

Each side has a TUN device; what it sends waits its turn at the line's rate in a queue of
`QUEUE_BYTES` (drop-tail), is lost by chance, and arrives half a round trip later. TCP is the
kernel's, CUBIC as on Windows. Losses are independent of each other; there is no jitter. Needs
Linux and root.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

_TUNSETIFF = 0x400454CA
_IFF_TUN, _IFF_NO_PI = 0x0001, 0x1000
_CLONE_NEWNET = 0x40000000
QUEUE_BYTES = 64 * 1500
HERE, THERE = "10.9.0.1", "10.9.0.2"


@dataclass(frozen=True, slots=True)
class Quality:
    """How bad the line is; `loss` counts each way."""

    bits_per_second: float = 256_000
    round_trip_seconds: float = 0.6
    loss: float = 0.05

    def __str__(self) -> str:
        return (
            f"{self.bits_per_second / 1000:.0f} kbit/s, {self.round_trip_seconds * 1000:.0f} ms "
            f"round trip, {self.loss:.0%} loss each way"
        )


class SlowLine:
    """Two namespaces, `here` and `there`, joined by one bad line while the block runs."""

    def __init__(self, quality: Quality, seed: int) -> None:
        self._quality = quality
        self._chance = random.Random(seed)
        self.here, self.there = (f"sotreem{os.getpid()}{side}" for side in "ab")
        self._ends: list[int] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._carry, daemon=True)
        self.passed = self.dropped = 0

    def __enter__(self) -> Self:
        for name, own, other in ((self.here, HERE, THERE), (self.there, THERE, HERE)):
            _ip("netns", "add", name)
            self._ends.append(_open_tun(name))
            _ip("-n", name, "link", "set", "lo", "up")
            _ip("-n", name, "addr", "add", own, "peer", other, "dev", "line")
            _ip("-n", name, "link", "set", "line", "mtu", "1500", "up")
            _ip("-n", name, "route", "replace", other, "dev", "line", "congctl", "cubic")
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        for end in self._ends:
            os.close(end)
        for name in (self.here, self.there):
            _ip("netns", "del", name)

    def _carry(self) -> None:
        one, two = self._ends
        other = {one: two, two: one}
        free_at = dict.fromkeys(other, 0.0)
        flying: list[tuple[float, int, int, bytes]] = []
        number = 0
        while not self._over.is_set():
            wait = min(0.05, max(0.0, flying[0][0] - time.monotonic())) if flying else 0.05
            for end in select.select(list(other), [], [], wait)[0]:
                packet = os.read(end, 2048)
                arrives = self._arrival(packet, free_at, end)
                if arrives is not None:
                    number += 1
                    heapq.heappush(flying, (arrives, number, other[end], packet))
            while flying and flying[0][0] <= time.monotonic():
                os.write(flying[0][2], heapq.heappop(flying)[3])

    def _arrival(self, packet: bytes, free_at: dict[int, float], end: int) -> float | None:
        """Say when a packet arrives; None when it is lost or the queue is full."""
        now, rate = time.monotonic(), self._quality.bits_per_second / 8
        starts = max(now, free_at[end])
        if (starts - now) * rate > QUEUE_BYTES or self._chance.random() < self._quality.loss:
            self.dropped += 1
            return None
        self.passed += 1
        free_at[end] = starts + len(packet) / rate
        return free_at[end] + self._quality.round_trip_seconds / 2


def inside(namespace: str, *command: str) -> list[str]:
    """Give the command that runs another one in a namespace."""
    return ["ip", "netns", "exec", namespace, *command]


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def _open_tun(namespace: str) -> int:
    """Make the TUN device `line` in a namespace and open it, from a thread that goes there."""
    opened: list[int] = []

    def go() -> None:
        with Path("/var/run/netns", namespace).open("rb") as place:
            if ctypes.CDLL(None, use_errno=True).setns(place.fileno(), _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
        end = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH", b"line", _IFF_TUN | _IFF_NO_PI))
        opened.append(end)

    thread = threading.Thread(target=go)
    thread.start()
    thread.join()
    return opened[0]
