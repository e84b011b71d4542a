"""How long work hears that it is wanted no more: it calls `listen`, which then raises."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Listen = Callable[[], None]
"""Called now and then by long work; what it raises stops the work."""
T = TypeVar("T")


def hear_nothing() -> None:
    """Stand in where nobody can stop the work."""


def heard(steps: Iterable[T], listen: Listen, every: int = 2_000) -> Iterator[T]:
    """Give steps one by one, and listen before every so many: of some microseconds, 2,000."""
    for at, step in enumerate(steps):
        if not at % every:
            listen()
        yield step
