"""What a change of villages would do, as rows: what is, how many households, what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.places.village_name import read_village_name
from app.domain.status import Status
from ui.sentences.place import deed_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.places.village import Village
    from app.services.places.change_villages import Foreseen


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One village of the plan."""

    before: str
    households: str
    after: str
    deed: str


def plan_rows(seen: Foreseen) -> Iterator[PlanRow]:
    """Give a row for each village: those that end, then those that live on or are new."""
    villages = sorted(seen.plan.villages, key=lambda one: one.status is Status.ACTIVE)
    for village in villages:
        was = seen.before.get(village.id)
        new = village.events[len(was.events) if was else 0 :]
        count = str(seen.households.get(village.id, 0)) if was else ""
        after = village.title if village.status is Status.ACTIVE else ""
        deeds = "; ".join(deed_sentence(event, village) for event in new)
        yield PlanRow(was.title if was else "(mới)", count, after, deeds or "Giữ nguyên")


def same_village(title: str, name: str) -> bool:
    """Whether a list means a village by a name; its kind may be missing."""
    known, said = read_village_name(title), read_village_name(name)
    return said.key == known.key or (not said.kinds and said.bare_key == known.bare_key)


def targets_of(seen: Foreseen, village: Village) -> tuple[str, ...]:
    """Name the villages into which a split one's households may go; none where it is not split."""
    titles = {one.id: one.title for one in seen.plan.villages}
    into = seen.plan.moves.get(village.id, ())
    return tuple(titles[id_] for id_ in into if id_ in titles) if len(into) > 1 else ()
