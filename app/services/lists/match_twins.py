"""Rows of one list about the same child: the first speaks, the others are compared with it."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field

from app.services.lists.said_fields import (
    Fields,
    Key,
    code_of,
    exactly_who,
    is_surely,
    may_be,
    number_and_name,
)

_Tells = tuple[Callable[[Fields], Key | None], Callable[[Fields, Fields], bool]]
_KEYS: tuple[_Tells, ...] = (
    (code_of, may_be),
    (number_and_name, may_be),
    (exactly_who, is_surely),
)
"""What rows of one child share, and whether two rows that share it may be one child."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Rows by their position."""

    of: dict[int, int] = field(default_factory=dict)
    """Row -> the row about the same child that speaks first."""
    strangers: set[int] = field(default_factory=set)
    """Rows with the code of another row that is another child."""


def find_twins(
    said: Mapping[int, Fields],
    matched: Container[int],
    listen: Callable[[], None] = lambda: None,
) -> Twins:
    """Find the rows that repeat a child; one that was found in the store speaks before the others.

    Rows in `matched` are twins of nobody: each has a stored child of its own.
    """
    twins = Twins()
    for key, is_one in _KEYS:
        listen()
        for group in _groups(said, key):
            ranked = sorted(group, key=lambda at: (at not in matched, at))
            for place, at in enumerate(ranked):
                if at in matched or at in twins.of:
                    continue
                first = (_first(twins.of, earlier) for earlier in ranked[:place])
                same = next((one for one in first if is_one(said[at], said[one])), None)
                if same is not None:
                    twins.of[at] = same
                elif place and key is code_of:
                    twins.strangers.add(at)
    return Twins({at: _first(twins.of, at) for at in twins.of}, twins.strangers - twins.of.keys())


def _groups(said: Mapping[int, Fields], key: Callable[[Fields], Key | None]) -> Iterator[list[int]]:
    groups: dict[Key, list[int]] = {}
    for at, fields in said.items():
        found = key(fields)
        if found:
            groups.setdefault(found, []).append(at)
    return (group for group in groups.values() if len(group) > 1)


def _first(of: Mapping[int, int], at: int) -> int:
    while at in of:
        at = of[at]
    return at
