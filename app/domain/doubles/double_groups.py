"""Pairs that hang together are one question: three records of one child are asked about once."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from app.domain.ids import ChildId

MOST = 4
"""Records that can be looked at side by side; who hangs on a fifth is asked about afterwards."""
Two = frozenset[ChildId]


class Likely(Protocol):
    """What of a pair is needed."""

    @property
    def first_id(self) -> ChildId: ...  # noqa: D102
    @property
    def second_id(self) -> ChildId: ...  # noqa: D102
    @property
    def probability(self) -> float: ...  # noqa: D102
    @property
    def certain(self) -> bool | int: ...  # noqa: D102


PairT = TypeVar("PairT", bound=Likely)


@dataclass(slots=True)
class Group:
    """Records that are perhaps one child."""

    ids: set[ChildId]
    certain: bool = True
    """Whether certain pairs alone connect it."""
    probability: float = 1.0
    """Of the weakest of the pairs that connect it."""
    pairs: list[int] = field(default_factory=list)
    """The places, in what was given, of the pairs among its records."""


def group_pairs(pairs: Sequence[Likely], apart: Container[Two] = ()) -> list[Group]:
    """Put pairs together, the strongest first; never more than MOST records, nor two kept apart.

    A pair that would break either rule is a question of its own, asked beside the others.
    """
    left = sorted(range(len(pairs)), key=lambda at: _strength(pairs[at]))
    left = [at for at in left if _two(pairs[at]) not in apart]
    groups: list[Group] = []
    while left:
        found, left = _connect(pairs, left, apart)
        groups += found
    return groups


def connected(pairs: Iterable[Likely]) -> list[set[ChildId]]:
    """Name all who hang together, however many."""
    of: dict[ChildId, set[ChildId]] = {}
    for pair in pairs:
        _join(of, pair)
    return list({id(group): group for group in of.values()}.values())


def connecting(pairs: Iterable[PairT]) -> list[PairT]:
    """Give the strongest pairs that connect those who hang together: one fewer than records."""
    of: dict[ChildId, set[ChildId]] = {}
    return [pair for pair in sorted(pairs, key=_strength) if _join(of, pair)]


def alone(pairs: Sequence[PairT]) -> tuple[list[PairT], list[PairT]]:
    """Part the pairs that nobody else hangs on, as nearly all are, from the others."""
    seen = Counter(pair.first_id for pair in pairs)
    seen.update(pair.second_id for pair in pairs)
    lone: list[PairT] = []
    others: list[PairT] = []
    for pair in pairs:
        (lone if seen[pair.first_id] == seen[pair.second_id] == 1 else others).append(pair)
    return lone, others


def _connect(
    pairs: Sequence[Likely], order: Sequence[int], apart: Container[Two]
) -> tuple[list[Group], list[int]]:
    of: dict[ChildId, Group] = {}
    for at in order:
        pair = pairs[at]
        one = of.get(pair.first_id) or Group({pair.first_id})
        other = of.get(pair.second_id) or Group({pair.second_id})
        if one is not other and _may_join(one, other, apart):
            one.ids |= other.ids
            one.certain = one.certain and other.certain and bool(pair.certain)
            one.probability = min(one.probability, other.probability, pair.probability)
            of.update(dict.fromkeys(one.ids, one))
    left = []
    for at in order:
        group = of.get(pairs[at].first_id)
        if group is not None and group is of.get(pairs[at].second_id):
            group.pairs.append(at)
        else:
            left.append(at)
    return list({id(group): group for group in of.values()}.values()), left


def _join(of: dict[ChildId, set[ChildId]], pair: Likely) -> bool:
    """Note that two hang together; False where that was known."""
    one = of.setdefault(pair.first_id, {pair.first_id})
    other = of.setdefault(pair.second_id, {pair.second_id})
    if one is other:
        return False
    one |= other
    of.update(dict.fromkeys(other, one))
    return True


def _may_join(one: Group, other: Group, apart: Container[Two]) -> bool:
    if len(one.ids) + len(other.ids) > MOST:
        return False
    if len(one.ids) == len(other.ids) == 1:  # as most are, and the pair itself is not apart
        return True
    return not any(frozenset((a, b)) in apart for a in one.ids for b in other.ids)


def _strength(pair: Likely) -> tuple[bool, float, str, str]:
    return not pair.certain, -pair.probability, pair.first_id, pair.second_id


def _two(pair: Likely) -> Two:
    return frozenset((pair.first_id, pair.second_id))
