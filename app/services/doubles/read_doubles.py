"""Who a child of the book perhaps is a second time: as the last scan found, or by its number."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.places.village import Village
from app.storage.unit_of_work import Snapshot

SAME_NUMBER = (("national_id", "same"),)


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Another record that is perhaps the same child, and why."""

    child: Child
    household: Household
    village: Village | None
    certain: bool
    reasons: tuple[tuple[str, str], ...]
    """(field, verdict) as `app.matching.reason` has them."""
    is_pair: bool
    """Found by the scan, so that a person can say: two children. Who merely holds the same number
    is told apart by correcting one of the numbers."""


def read_doubles(snapshot: Snapshot, child: Child) -> list[LikelyDouble]:
    """Read the likely doubles of a child, the likeliest first, then those with its number."""
    pairs = snapshot.likenesses.of_child(child.id)
    found = {
        (pair.second_id if pair.first_id == child.id else pair.first_id): pair for pair in pairs
    }
    number = child.national_id
    holders = set(snapshot.children.holders_of(number)) if number else set()
    others = _people(snapshot, (*found, *sorted(holders - found.keys() - {child.id})))
    villages = {village.id: village for village in snapshot.villages.all()} if others else {}
    return [
        LikelyDouble(
            other,
            home,
            villages.get(home.village_id) if home.village_id else None,
            certain=other.id in found and found[other.id].certain,
            reasons=found[other.id].reasons if other.id in found else SAME_NUMBER,
            is_pair=other.id in found,
        )
        for other, home in others
    ]


def _people(snapshot: Snapshot, ids: Iterable[ChildId]) -> list[tuple[Child, Household]]:
    found = (snapshot.children.with_household(id_) for id_ in ids)
    return [pair for pair in found if pair is not None]
