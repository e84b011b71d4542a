"""Things with a weight, to draw one from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weighted(Generic[T]):
    """Values, each as likely as its weight says."""

    values: tuple[T, ...]
    totals: tuple[float, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[T, float]]) -> Self:
        """Take pairs of a value and its weight."""
        pairs = list(pairs)
        totals = accumulate(weight for _, weight in pairs)
        return cls(tuple(value for value, _ in pairs), tuple(totals))

    def draw(self, chance: Random) -> T:
        """Draw one value."""
        return chance.choices(self.values, cum_weights=self.totals)[0]

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.values)
