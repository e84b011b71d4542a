"""The questions of *Trùng lặp*: who is perhaps one child, the surest first, with counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations

from app.domain.doubles.double_groups import Group, Two, alone, connected, group_pairs
from app.domain.ids import ChildId, VillageId, decision_id
from app.domain.status import Status
from app.services.app import App
from app.storage.likenesses import PairLine
from app.storage.unit_of_work import Snapshot

ALL, CERTAIN, POSSIBLE = "all", "certain", "possible"
_LOOKED_AT = "doubles.looked_at"
_BETWEEN = "+"
"""Stands in no id."""
_FEW = 2_000
"""Decisions looked up one by one; where more are in question, all are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublesFilter:
    """Which questions are wanted."""

    village_id: VillageId | None = None
    """One of the records lives there; None means anywhere, NO_VILLAGE where nobody knows."""
    strength: str = ALL
    new_since: datetime | None = None
    """Only those in which a pair was first found after this; None: all."""


@dataclass(frozen=True, slots=True)
class DoubleGroup:
    """Two to four records that are perhaps one child."""

    ids: tuple[ChildId, ...]
    """In the order they were made."""
    certain: bool
    """Whether certain pairs alone connect it."""
    probability: float
    """Of the weakest of the pairs that connect it."""
    found_at: str
    """When the newest of its pairs was first found (ISO, UTC); empty where nobody knows."""
    villages: frozenset[VillageId]
    rank: int
    """Its place in the order of names."""
    key: str
    """Its ids in one text."""


@dataclass(frozen=True, slots=True)
class Doubles:
    """The groups of a filter, and how many each facet has under the rest of the filter."""

    groups: Sequence[DoubleGroup] = ()
    strengths: Mapping[str, int] = field(default_factory=dict)
    villages: Mapping[VillageId, int] = field(default_factory=dict)
    anywhere: int = 0
    """Groups of every village."""
    new: int = 0
    """Groups found since `seen_at`."""


def list_doubles(
    snapshot: Snapshot, wanted: DoublesFilter, *, seen_at: datetime | None = None
) -> Doubles:
    """List the groups of a filter: the certain ones first, then the likelier, then by name.

    `seen_at` is when somebody last looked; without it nothing counts as new.
    """
    groups = _every_group(snapshot)
    strong = [group for group in groups if _is_strong(group, wanted.strength)]
    since = wanted.new_since
    fresh = [group for group in strong if _is_new(group, since)] if since else strong
    here = _in_village(wanted.village_id)
    by_strength = [
        group for group in groups if here(group) and (not since or _is_new(group, since))
    ]
    certain = sum(group.certain for group in by_strength)
    return Doubles(
        groups=[group for group in fresh if here(group)],
        strengths={
            ALL: len(by_strength),
            CERTAIN: certain,
            POSSIBLE: len(by_strength) - certain,
        },
        villages=Counter(village for group in fresh for village in group.villages),
        anywhere=len(fresh),
        new=sum(_is_new(group, seen_at) for group in strong if here(group)) if seen_at else 0,
    )


def key_of(ids: Iterable[ChildId]) -> str:
    """Name a group by its records, in whatever order."""
    return _BETWEEN.join(sorted(ids))


def ids_in(key: str) -> list[ChildId]:
    """Give the records that a name of a group is made of."""
    return [ChildId(id_) for id_ in key.split(_BETWEEN)] if key else []


def count_doubles(snapshot: Snapshot) -> int:
    """Count the groups."""
    lone, others = alone(snapshot.likenesses.lines())
    return len(lone) + len(group_pairs(others, _kept_apart(snapshot, others)))


def looked_at(snapshot: Snapshot) -> datetime | None:
    """Say when the page was last left."""
    text = snapshot.settings.get(_LOOKED_AT)
    return datetime.fromisoformat(text) if text else None


def keep_looked_at(app: App) -> None:
    """Remember that the questions were looked at now."""
    with app.write("setting") as work:
        work.settings.put(_LOOKED_AT, work.act.now.isoformat())


def _every_group(snapshot: Snapshot) -> list[DoubleGroup]:
    """Make all groups, in their order."""
    lone, others = alone(snapshot.likenesses.lines())
    places = snapshot.likenesses.places()
    ranks = dict(zip(places, range(len(places)), strict=True))
    found = [_of_pair(line, places, ranks) for line in lone if _is_listed(line, places)]
    found += [
        _of_group(group, others, places, ranks)
        for group in group_pairs(others, _kept_apart(snapshot, others))
        if group.ids <= places.keys()
    ]
    return sorted(found, key=lambda group: (not group.certain, -group.probability, group.rank))


def _is_listed(line: PairLine, places: Mapping[ChildId, VillageId]) -> bool:
    return line.first_id in places and line.second_id in places


def _of_pair(
    line: PairLine, places: Mapping[ChildId, VillageId], ranks: Mapping[ChildId, int]
) -> DoubleGroup:
    first, second, probability, certain, found_at = line
    return DoubleGroup(
        (first, second),
        bool(certain),
        probability,
        found_at,
        frozenset((places[first], places[second])),
        min(ranks[first], ranks[second]),
        key_of((first, second)),
    )


def _of_group(
    group: Group,
    lines: Sequence[PairLine],
    places: Mapping[ChildId, VillageId],
    ranks: Mapping[ChildId, int],
) -> DoubleGroup:
    ids = tuple(sorted(group.ids))
    return DoubleGroup(
        ids,
        group.certain,
        group.probability,
        max(lines[at].found_at for at in group.pairs),
        frozenset(places[id_] for id_ in group.ids),
        min(ranks[id_] for id_ in group.ids),
        key_of(ids),
    )


def _kept_apart(snapshot: Snapshot, lines: Sequence[PairLine]) -> set[Two]:
    """Name who of a larger group was said to be two: few are looked up, whatever was decided."""
    known = {frozenset((line.first_id, line.second_id)) for line in lines}
    unsaid = {
        decision_id(*two): frozenset(two)
        for group in connected(lines)
        for two in combinations(sorted(group), 2)
        if frozenset(two) not in known
    }
    few = len(unsaid) <= _FEW
    said = snapshot.decisions.get_many(unsaid).values() if few else snapshot.decisions.all()
    return {unsaid[one.id] for one in said if one.status is Status.ACTIVE and one.id in unsaid}


def _is_strong(group: DoubleGroup, strength: str) -> bool:
    return strength == ALL or group.certain == (strength == CERTAIN)


def _is_new(group: DoubleGroup, since: datetime) -> bool:
    return group.found_at > since.astimezone(UTC).isoformat()


def _in_village(village_id: VillageId | None) -> Callable[[DoubleGroup], bool]:
    return lambda group: village_id is None or village_id in group.villages
