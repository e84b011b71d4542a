"""Who waits for the birth registration and who is in one list alone, with days left, by village."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.cleaning.worklists import OF_REGISTER
from app.domain.handoff.registration import days_left, due_on
from app.domain.ids import ChildId, VillageId
from app.domain.text.collation import name_sort_key
from app.services.app import App
from app.storage.child_filter import ChildFilter
from app.storage.unit_of_work import Snapshot

_WAITING = ("registration_pending", "registration_overdue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A child on one of the lists of the civil registry."""

    child_id: ChildId
    worklist: str
    """One of OF_REGISTER."""
    full_name: str
    birth_date: str
    mother_name: str
    father_name: str
    village: str
    """Empty where it is not known."""
    village_id: VillageId | None
    due_on: date | None = None
    """The last day of the registration, where it is waited for."""
    days_left: int | None = None
    """Less than 0 after that day."""


@dataclass(frozen=True, slots=True)
class VillageCount:
    """How many children of a village are on each list."""

    village_id: VillageId | None
    village: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Registrations:
    """The lists of the civil registry: those whose time ends first come first."""

    lines: Sequence[Registration]
    villages: Sequence[VillageId] = ()
    """The villages of the commune in their order."""

    def counts(self) -> Mapping[str, int]:
        """Count the children of each list; one of nobody keeps its place."""
        return dict.fromkeys(OF_REGISTER, 0) | Counter(line.worklist for line in self.lines)

    def by_village(self) -> list[VillageCount]:
        """Count the children of each list in each village that has any, in their order."""
        names = {line.village_id: line.village for line in self.lines}
        counts: dict[VillageId | None, Counter[str]] = {id_: Counter() for id_ in names}
        for line in self.lines:
            counts[line.village_id][line.worklist] += 1
        place = {id_: at for at, id_ in enumerate(self.villages)}
        ids = sorted(counts, key=lambda id_: place.get(id_, len(place)) if id_ else len(place))
        return [VillageCount(id_, names[id_], counts[id_]) for id_ in ids]


def read_registrations(app: App, on: date) -> Registrations:
    """Read the lists as the store has them, with the days left as of `on`."""
    with app.store.read() as snapshot:
        villages = sorted(snapshot.villages.all(), key=lambda village: village.order)
        names = {str(village.id): village.short for village in villages}
        lines = [line for key in OF_REGISTER for line in _lines(snapshot, key, names, on)]
    first = ("registration_overdue", *OF_REGISTER)
    order = {key: first.index(key) for key in OF_REGISTER}
    lines.sort(key=lambda one: (order[one.worklist], _urgency(one)))
    return Registrations(lines, [village.id for village in villages])


def _lines(
    snapshot: Snapshot, worklist: str, names: Mapping[str, str], on: date
) -> list[Registration]:
    ids = snapshot.list.ids(ChildFilter(worklist=worklist))
    waits = worklist in _WAITING
    return [
        Registration(
            child_id=child.id,
            worklist=worklist,
            full_name=child.full_name,
            birth_date=str(child.birth_date or ""),
            mother_name=child.mother_name,
            father_name=child.father_name,
            village=names.get(home.village_id or "", ""),
            village_id=home.village_id,
            due_on=due_on(child) if waits else None,
            days_left=days_left(child, on) if waits else None,
        )
        for child, home in snapshot.children.with_households(ids)
    ]


def _urgency(one: Registration) -> tuple[int, tuple[int, str], str, str]:
    left = 0 if one.days_left is None else one.days_left
    return left, (not one.village, one.village), name_sort_key(one.full_name), one.child_id
