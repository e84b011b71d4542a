"""Counting children by circumstance: a child of several groups is counted once in every total."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import holds_on
from app.domain.circumstances.circumstance_kind import Part, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstanceCounts:
    """How many children; `families` overlap, the totals do not."""

    special: int = 0
    at_risk: int = 0
    other: int = 0
    assisted: int = 0
    """Children with any assistance, whatever their circumstances."""
    special_assisted: int = 0
    """Children in special circumstances who are assisted: an indicator of its own."""
    families: Mapping[str, int] = field(default_factory=dict)
    """`DB01`, `NC03` … -> children; sub-groups count in their group."""


def count_children(circumstances: Iterable[Circumstance], on: date) -> CircumstanceCounts:
    """Count the children of these circumstances as of a day."""
    codes: dict[str, set[str]] = {}
    for one in circumstances:
        if holds_on(one, on):
            codes.setdefault(one.child_id, set()).add(one.code)
    return count_codes(codes.values())


def count_codes(children: Iterable[Iterable[str]]) -> CircumstanceCounts:
    """Count children, each by all of its codes; codes of no list are left out."""
    parts: Counter[Part] = Counter()
    families: Counter[str] = Counter()
    both = 0
    for codes in children:
        kinds = [kind for kind in map(kind_of, codes) if kind is not None]
        mine = {kind.part for kind in kinds}
        parts.update(mine)
        families.update({kind.family for kind in kinds})
        both += {Part.SPECIAL, Part.ASSISTANCE} <= mine
    return CircumstanceCounts(
        special=parts[Part.SPECIAL],
        at_risk=parts[Part.AT_RISK],
        other=parts[Part.OTHER],
        assisted=parts[Part.ASSISTANCE],
        special_assisted=both,
        families=dict(families),
    )
