"""When those who were turned away shall come back: each at a moment when there is room for him.

A jam lasts longer than the queue that it filled, and whoever comes back while it lasts takes the
place of one who comes for the first time, who then asks in vain too. So nobody is called back
before several times that queue, and no more at a time than what newcomers leave free.
"""

from collections import Counter
from collections.abc import Callable
from typing import Final

_STEP_S: Final = 10.0
_SHORTEST_S: Final = 5.0
_LASTS: Final = 5.0
"""A jam is taken to last as many times what it takes to serve those inside (tried: 3 to 8)."""
_SHARES: Final = ((0.25, 600.0), (0.5, 600.0), (0.75, 600.0), (1.0, 3600.0))
"""Up to which share of the work done in a moment it is promised, and how far ahead; in turn."""
_LENGTHENED: Final = 1.25
"""Devices lengthen what they are told by up to a half (PROTOCOL §7): by so much on average."""


class Returns:
    """The moments that were promised, in steps of ten seconds."""

    def __init__(self, draw: Callable[[], float]) -> None:
        self._draw = draw
        self._promised: Counter[int] = Counter()

    def promise(self, now: float, queue_s: float, in_a_second: float) -> float:
        """Say in how many seconds one shall ask again.

        `queue_s` is what those inside will take, `in_a_second` how many are served.
        """
        self._forget(int(now / _STEP_S))
        begin = now + max(_SHORTEST_S, _LASTS * queue_s)
        step = self._free_step(begin, in_a_second * _STEP_S)
        self._promised[step] += 1
        at = begin + (step - int(begin / _STEP_S) + self._draw()) * _STEP_S
        return (at - now) / _LENGTHENED

    def _free_step(self, begin: float, served: float) -> int:
        first = int(begin / _STEP_S)
        for share, ahead in _SHARES:
            for step in range(first, first + int(ahead / _STEP_S)):
                if self._promised[step] < share * served:
                    return step
        return first + int(self._draw() * _SHARES[-1][1] / _STEP_S)

    def _forget(self, step: int) -> None:
        for past in [one for one in self._promised if one < step]:
            del self._promised[past]
