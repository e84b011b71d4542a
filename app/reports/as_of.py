"""The children of the list at the end of a day of the past, as the book had them at a moment.

Who was there is told by movements (`app.domain.presence`); what was known of a child is read off
the journal, backwards; circumstances hold by their own dates, without a date from the day on which
they were recorded. Which records looked alike is known of pairs that are still open alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from app.domain.age import is_child_on
from app.domain.child import Child
from app.domain.fields import NounT, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, made_at
from app.domain.status import Status
from app.domain.worklists import BITS, LIKELY_DOUBLE, LISTS, mask_of
from app.reports.figures import Counted
from app.reports.read_counted import counted_of, kinds_of, row_of
from app.services.app import VIETNAM
from app.services.cleaning.check_records import find_problems
from app.storage.counted_rows import CountedRow, GroupRow
from app.storage.past import Replaced
from app.storage.unit_of_work import Snapshot

_ALIKE, _SAME_ID = BITS[LIKELY_DOUBLE], BITS["duplicate_national_id"]
_NO_RECORD = mask_of(LISTS["not_full"])
"""The marks of a child whose record was not made yet: nothing required was there."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The children of a day, and what cannot be known of it any more."""

    children: list[Counted]
    over_age: int
    """On the list, but not counted: 16 already, or not born yet by the recorded date."""
    settled: int
    """Children who were merged or told apart since: whether they were alike then is not known."""


def counted_as_of(
    snapshot: Snapshot, there: Mapping[ChildId, str], day: date, moment: datetime
) -> AsOf:
    """Read the children of a list as of a day, as they were in the book before a moment.

    `there` is the village of each (`Book.there(day)`).
    """
    past = _Past(snapshot, there, day, moment)
    listed = list(past.children())
    counted = [one for one in listed if not one.birth_date or is_child_on(one.birth_date, day)]
    return AsOf(counted, len(listed) - len(counted), past.settled())


class _Past:
    """One reading."""

    def __init__(
        self, snapshot: Snapshot, there: Mapping[ChildId, str], day: date, moment: datetime
    ) -> None:
        self._snapshot, self._there, self._day = snapshot, there, day
        kinds = ("child", "household", "decision")
        replaced = snapshot.past.replaced_since(moment, kinds)
        self._of_child, self._of_home, self._decided = (replaced[kind] for kind in kinds)
        self._kinds = kinds_of(map(_dated, snapshot.counted.groups()), day)
        self._alike = _alike(snapshot, moment)
        self._numbers: dict[str, str] = {}

    def children(self) -> Iterator[Counted]:
        """Give everyone who was there, as they were."""
        rows = {row.child_id: row for row in self._snapshot.counted.active()}
        changed = self._changed()
        same = [rows[id_] for id_ in self._there if id_ in rows and id_ not in changed]
        people = self._people(self._there.keys() - {row.child_id for row in same})
        holders = self._holders(people) if people or self._of_child.made else None
        yield from (self._seen(row, self._marks(row, holders)) for row in same)
        yield from self._rewound(people, holders or {})

    def settled(self) -> int:
        """Count those of whom is not known whether another record looked like theirs."""
        decided = self._snapshot.decisions.get_many({*self._decided.made, *self._decided.texts})
        pairs = {id_ for one in decided.values() for id_ in (one.first_id, one.second_id)}
        ended = {id_ for id_, texts in self._of_child.texts.items() if "merged_into" in texts}
        return len((pairs | ended) & self._there.keys())

    def _changed(self) -> set[str]:
        homes = [HouseholdId(id_) for id_ in self._of_home.texts]
        moved = {child.id for child in self._snapshot.children.of_households(homes)}
        return {*self._of_child.texts, *self._of_child.made, *moved}

    def _people(self, ids: Iterable[str]) -> dict[str, tuple[Child, Household]]:
        """Take records back to what they were; whoever was there was active."""
        known = self._snapshot.children.get_many(ids).values()
        children = [replace(_before(one, self._of_child), status=Status.ACTIVE) for one in known]
        homes = self._snapshot.households.get_many({one.household_id for one in children})
        then = {id_: _before(home, self._of_home) for id_, home in homes.items()}
        return {one.id: (one, then[one.household_id]) for one in children}

    def _holders(self, people: Mapping[str, tuple[Child, Household]]) -> Counter[str]:
        """Count who held each number then."""
        self._numbers = self._snapshot.past.numbers()
        self._numbers |= {id_: child.national_id for id_, (child, _) in people.items()}
        return Counter(self._numbers.get(id_, "") for id_ in self._there)

    def _marks(self, row: CountedRow, holders: Mapping[str, int] | None) -> int:
        """Give the marks of a record that has not changed: but others may have."""
        bits = row.bits & ~_ALIKE | _ALIKE * (row.child_id in self._alike)
        number = self._numbers.get(row.child_id)
        if holders is None or not number:
            return bits
        return bits & ~_SAME_ID | _SAME_ID * (holders[number] > 1)

    def _rewound(
        self, people: Mapping[str, tuple[Child, Household]], holders: Mapping[str, int]
    ) -> Iterator[Counted]:
        for child, problems in find_problems(self._snapshot, self._day, people.values(), holders):
            bits = mask_of(tuple({one.code for one in problems}))
            bits |= _ALIKE * (child.id in self._alike) | _NO_RECORD * (
                child.id in self._of_child.made
            )
            row = row_of(child, people[child.id][1], bits)
            yield self._seen(row, bits)

    def _seen(self, row: CountedRow, bits: int) -> Counted:
        place = self._there[ChildId(row.child_id)]
        return counted_of(row._replace(bits=bits, village_id=place), self._kinds)


def _before(record: NounT, replaced: Replaced) -> NounT:
    texts = replaced.texts.get(record.id)
    if not texts:
        return record
    return noun_from(type(record), record.id, record.revision, {**fields_of(record), **texts})


def _dated(row: GroupRow) -> GroupRow:
    made = None if row.started_on else made_at(row.id)
    day = made.astimezone(VIETNAM).date().isoformat() if made else row.started_on
    return row._replace(started_on=day)


def _alike(snapshot: Snapshot, moment: datetime) -> set[str]:
    """Name those in a pair that was found before a moment and is still open."""
    until = moment.astimezone(UTC).isoformat()
    pairs = [one for one in snapshot.likenesses.lines() if one.found_at < until]
    return {id_ for pair in pairs for id_ in (pair.first_id, pair.second_id)}
