"""Who waits for the birth registration and who is in one list alone, with days left, by village."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.cleaning.worklists import OF_REGISTER
from app.domain.handoff.registration import days_left, due_on
from app.domain.ids import ChildId, VillageId
from app.domain.text.collation import name_sort_key
from app.domain.text.text import fold
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
class Registrations:
    """The lists of the civil registry: those whose time ends first come first."""

    lines: Sequence[Registration]

    def counts(self) -> Mapping[str, int]:
        """Count the children of each list; one of nobody keeps its place."""
        return dict.fromkeys(OF_REGISTER, 0) | Counter(line.worklist for line in self.lines)

    def by_village(self) -> Mapping[str, Mapping[str, int]]:
        """Count the children of each list in each village that has any, in the order of names."""
        counts: dict[str, Counter[str]] = {}
        for line in self.lines:
            counts.setdefault(line.village, Counter())[line.worklist] += 1
        return dict(sorted(counts.items(), key=lambda one: (not one[0], fold(one[0]))))


def read_registrations(app: App, on: date) -> Registrations:
    """Read the lists as the store has them, with the days left as of `on`."""
    with app.store.read() as snapshot:
        names = {str(village.id): village.name for village in snapshot.villages.all()}
        lines = [line for key in OF_REGISTER for line in _lines(snapshot, key, names, on)]
    first = ("registration_overdue", *OF_REGISTER)
    order = {key: first.index(key) for key in OF_REGISTER}
    return Registrations(sorted(lines, key=lambda one: (order[one.worklist], _urgency(one))))


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
