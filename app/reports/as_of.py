"""The children of the list at the end of a day of the past, as the book had them at a moment.

Who was there is told by movements (`movements.presence`); what was known of a child is read off
the journal, backwards; circumstances hold by their own dates, without a date from the day on which
they were recorded. Which records looked alike is known of pairs that are still open alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from app.domain.child import Child
from app.domain.cleaning.worklists import BITS, LIKELY_DOUBLE, LISTS, mask_of
from app.domain.fields import ENTITY_OF, NounT, noun_from
from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, made_at
from app.domain.status import Status
from app.reports.figures import Counted
from app.reports.read_counted import Kinds, Seeing, kinds_of, row_of
from app.services.app import VIETNAM
from app.services.cleaning.check_records import find_problems
from app.storage.counted_rows import CountedRow, GroupRow
from app.storage.unit_of_work import Snapshot

_LOOK_EVERY = 200
"""Children looked at between two looks at the cancel button."""
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
    snapshot: Snapshot,
    there: Mapping[ChildId, str],
    day: date,
    moment: datetime,
    rows: Iterable[CountedRow],
    listen: Listen = hear_nothing,
) -> AsOf:
    """Read the children of a list as of a day, as they were in the book before a moment.

    `there` is the village of each (`Book.there(day)`); `rows` are those of today's list
    (`snapshot.counted.active()`).
    """
    past = _Past(snapshot, there, day, moment, listen)
    listen()
    listed = list(heard(past.rows(rows), listen))
    counted = Seeing(past.kinds(), day).children(heard(listed, listen))
    return AsOf(counted, len(listed) - len(counted), past.settled())


class _Past:
    """One reading."""

    def __init__(
        self,
        snapshot: Snapshot,
        there: Mapping[ChildId, str],
        day: date,
        moment: datetime,
        listen: Listen,
    ) -> None:
        self._listen = listen
        self._snapshot, self._there, self._day = snapshot, there, day
        kinds = ("child", "household", "decision")
        replaced = snapshot.past.replaced_since(moment, kinds, listen)
        self._of_child, self._of_home, self._decided = (replaced[kind] for kind in kinds)
        self._alike = _alike(snapshot, moment)

    def kinds(self) -> Kinds:
        """Give the groups that each child had."""
        return kinds_of(map(_dated, self._snapshot.counted.groups()), self._day)

    def rows(self, today: Iterable[CountedRow]) -> Iterator[CountedRow]:
        """Give everyone who was there, as they were."""
        changed, there = self._changed(), self._there
        same = [row for row in today if row.child_id in there and row.child_id not in changed]
        people = self._people(there.keys() - {row.child_id for row in same})
        holders = Counter(row.national_id for row in same)
        holders.update(child.national_id for child, _ in people.values())
        yield from self._unchanged(same, holders)
        yield from self._rewound(people, holders)

    def _unchanged(
        self, rows: Iterable[CountedRow], holders: Mapping[str, int]
    ) -> Iterator[CountedRow]:
        """Give records that are what they were: where they were, beside the others of then."""
        shared = {number for number, count in holders.items() if number and count > 1}
        there, alike, apart = self._there, self._alike, ~(_ALIKE | _SAME_ID)
        for row in rows:
            id_, number = row.child_id, row.national_id
            bits = row.bits & apart
            if id_ in alike:
                bits |= _ALIKE
            if number in shared:
                bits |= _SAME_ID
            place = there[ChildId(id_)]
            if bits == row.bits and place == row.village_id:
                yield row
            else:
                yield row._replace(bits=bits, village_id=place)

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
        children = [replace(one, status=Status.ACTIVE) for one in self._before(Child, ids)]
        homes = {one.household_id for one in children}
        then = {home.id: home for home in self._before(Household, homes)}
        return {one.id: (one, then[one.household_id]) for one in children}

    def _before(self, noun: type[NounT], ids: Iterable[str]) -> Iterator[NounT]:
        replaced = self._of_child if noun is Child else self._of_home
        now = self._snapshot.past.texts(ENTITY_OF[noun], ids)
        for id_, (revision, texts) in now.items():
            yield noun_from(noun, id_, revision, {**texts, **replaced.texts.get(id_, {})})

    def _rewound(
        self, people: Mapping[str, tuple[Child, Household]], holders: Mapping[str, int]
    ) -> Iterator[CountedRow]:
        pairs = heard(people.values(), self._listen, _LOOK_EVERY)
        for child, problems in find_problems(self._snapshot, self._day, pairs, holders):
            bits = mask_of(tuple({one.code for one in problems}))
            bits |= _ALIKE * (child.id in self._alike) | _NO_RECORD * (
                child.id in self._of_child.made
            )
            row = row_of(child, people[child.id][1], bits)
            yield row._replace(village_id=self._there[child.id])


def _dated(row: GroupRow) -> GroupRow:
    made = None if row.started_on else made_at(row.id)
    day = made.astimezone(VIETNAM).date().isoformat() if made else row.started_on
    return row._replace(started_on=day)


def _alike(snapshot: Snapshot, moment: datetime) -> set[str]:
    """Name those in a pair that was found before a moment and is still open."""
    until = moment.astimezone(UTC).isoformat()
    pairs = [one for one in snapshot.likenesses.lines() if one.found_at < until]
    return {id_ for pair in pairs for id_ in (pair.first_id, pair.second_id)}
