"""Children under 16 as the statistics office counts them, by village and for the whole commune.

Each count keeps its day and where it comes from. What nobody has counted is missing, never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.places.village import Village
from app.domain.status import Status

WHOLE = ""
"""Stands for the commune among the ids of its villages."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of children under 16."""

    children: int
    counted_on: date | None = None
    source: str = ""
    """A paper, an office, the name of a file."""


Counts = Mapping[str, Count]
"""Village id (or `WHOLE`) -> what was counted there."""


def counts_of_today(counts: Counts, villages: Iterable[Village]) -> dict[str, Count]:
    """Carry the counts of villages that were merged over to where their people live now.

    Counts of one day are added up. Where the village of today was counted on another day, its own
    count stands; the people of a village that was split are nobody's count.
    """
    known: dict[str, Village] = {village.id: village for village in villages}
    found = {id_: one for id_, one in counts.items() if not _is_over(known.get(id_))}
    for id_, one in counts.items():
        heir = _heir(known, id_)
        if heir:
            _carry(found, heir, one)
    return found


def _is_over(village: Village | None) -> bool:
    return village is not None and village.status is not Status.ACTIVE


def _heir(known: Mapping[str, Village], id_: str) -> str:
    """Name the one village of today in which the people of an ended one live."""
    seen: set[str] = set()
    village = known.get(id_)
    if not _is_over(village):
        return ""
    while village and _is_over(village) and len(village.into) == 1 and village.id not in seen:
        seen.add(village.id)
        village = known.get(village.into[0])
    return village.id if village and not _is_over(village) else ""


def _carry(found: dict[str, Count], heir: str, one: Count) -> None:
    own = found.get(heir)
    if own is None:
        found[heir] = one
    elif own.counted_on == one.counted_on:
        found[heir] = Count(own.children + one.children, own.counted_on, own.source or one.source)
