"""The records of one group in the order of their places: any part is found and summed at once.

Both ends look at the same parts of a group (PROTOCOL §4.1); neither hashes a record twice for it.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from sync.digest import FANOUT, MODULUS, Sum, place_of, short

Row = tuple[str, str, int, str]
"""Entity, id, revision and short hash, as a part lists them."""


class Member(NamedTuple):
    """A record as it counts in a digest."""

    entity: str
    id: str
    revision: int
    hash: int


class Members:
    """Those of one group, as they were when it was read."""

    def __init__(self, members: Iterable[Member] = ()) -> None:
        placed = sorted((place_of(one.entity, one.id), one) for one in members)
        self._places = [place for place, _ in placed]
        self._members = [one for _, one in placed]
        self._totals = [0, *accumulate(one.hash for one in self._members)]

    def __len__(self) -> int:
        """Count them."""
        return len(self._members)

    def sum(self, prefix: str = "") -> Sum:
        """Sum those whose place begins so."""
        first, last = self._bounds(prefix)
        return Sum(last - first, (self._totals[last] - self._totals[first]) % MODULUS)

    def split(self, prefix: str) -> list[Sum]:
        """Sum the parts by the next digit of the place."""
        return [self.sum(f"{prefix}{digit:x}") for digit in range(FANOUT)]

    def count(self, prefix: str) -> int:
        """Count those whose place begins so."""
        first, last = self._bounds(prefix)
        return last - first

    def rows(self, prefix: str) -> list[Row]:
        """List those whose place begins so."""
        first, last = self._bounds(prefix)
        return [(*one[:3], short(one.hash)) for one in self._members[first:last]]

    def _bounds(self, prefix: str) -> tuple[int, int]:
        first = bisect_left(self._places, prefix)
        return first, bisect_left(self._places, prefix + "g", first)  # after every digit
