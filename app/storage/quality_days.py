"""The figures of quality as they were on each day, by village."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select

from app.domain.cleaning.quality import Figures
from app.domain.cleaning.worklists import BITS, LISTS, mask_of
from app.domain.ids import ChildId, VillageId
from app.storage.child_filter import is_stale
from app.storage.list_tables import listing, quality_day

_VERIFIED = BITS["not_verified"]
_CHECKED = {0, _VERIFIED | BITS["police_differ"]}
_LACKING = {
    "with_id": mask_of(LISTS["no_valid_id"]),
    "complete": mask_of(LISTS["incomplete"]),
    "full": mask_of(LISTS["not_full"]),
    "clean": mask_of(LISTS["not_clean"]),
    "matched": _VERIFIED,
}
"""Figure -> the marks that keep a child out of it."""


class Marked(NamedTuple):
    """An active child, by all that figures of quality count it by."""

    child_id: ChildId
    village_id: VillageId
    """Empty where no village is known."""
    bits: int
    is_stale: bool


class QualityDays:
    """Figures of today from the list itself, and those kept of earlier days."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def measure(self, on: date) -> dict[VillageId, Figures]:
        """Count every figure in each village, in one pass; "" stands for no known village."""
        place = listing.c.village_id, listing.c.bits
        # In the order of the index, so that nothing is sorted: what is stale follows from it.
        statement = select(*place, is_stale(on), func.count()).group_by(
            *place, listing.c.waits_since
        )
        counts: dict[VillageId, Figures] = {}
        for village_id, bits, is_late, n in self._connection.execute(statement):
            here = VillageId(village_id)
            more = figures_of(bits, n, alive=not is_late)
            counts[here] = counts[here] + more if here in counts else more
        return counts

    def children(self, on: date) -> list[Marked]:
        """Fetch every child that `measure` counts."""
        columns = listing.c.child_id, listing.c.village_id, listing.c.bits, is_stale(on)
        rows = self._connection.execute(select(*columns))
        return [Marked(ChildId(a), VillageId(b), bits, bool(late)) for a, b, bits, late in rows]

    def keep(self, day: date, villages: Mapping[VillageId, Figures]) -> None:
        """Keep the figures of a day, in the place of what was kept of it before."""
        self._connection.execute(delete(quality_day).where(quality_day.c.day == day.isoformat()))
        rows = [
            {"day": day.isoformat(), "village_id": id_, "figures": figures.as_dict()}
            for id_, figures in villages.items()
        ]
        if rows:
            self._connection.execute(quality_day.insert(), rows)

    def kept(self, day: date) -> dict[VillageId, Figures]:
        """Fetch the kept figures of a day by village; nothing where none were kept."""
        rows = self._connection.execute(
            quality_day.select().where(quality_day.c.day == day.isoformat())
        )
        return {VillageId(row.village_id): Figures(**row.figures) for row in rows}

    def since(self, day: date, village_id: VillageId | None = None) -> dict[date, Figures]:
        """Fetch the kept figures from a day on, of a village or of the whole commune."""
        statement = quality_day.select().where(quality_day.c.day >= day.isoformat())
        if village_id is not None:
            statement = statement.where(quality_day.c.village_id == village_id)
        days: dict[date, Figures] = {}
        for row in self._connection.execute(statement.order_by(quality_day.c.day)):
            kept = date.fromisoformat(row.day)
            days[kept] = days.get(kept, Figures()) + Figures(**row.figures)
        return days


def figures_of(bits: int, n: int, *, alive: bool) -> Figures:
    """Give the figures of `n` children who have the same marks."""
    has = {name: 0 if bits & mask else n for name, mask in _LACKING.items()}
    checked = bits & (_VERIFIED | BITS["police_differ"]) in _CHECKED
    return Figures(children=n, checked=n if checked else 0, alive=n if alive else 0, **has)
