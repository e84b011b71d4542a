"""Read the children whom reports count, as of a day."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import Kind, Part, kind_named, kind_of
from app.domain.circumstances.confidential_text import open_text
from app.domain.cleaning.worklists import mask_of
from app.domain.doubles.merged_child import split_groups
from app.domain.handoff.registration import is_registered
from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.household import Household
from app.domain.ids import ChildId, VillageId
from app.domain.person.age import CHILD_UNTIL, is_child_on
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.reports.figures import Counted
from app.services.cleaning.check_records import find_problems
from app.services.steady_memory import steady_memory
from app.storage.counted_rows import CountedRow, GroupRow
from app.storage.unit_of_work import Snapshot

Kinds = dict[str, set[Kind]]
_NO_KINDS: frozenset[Kind] = frozenset()
_SHARED = CountedRow._fields.index("sex")
_OF_TRAITS = Counted._fields.index("sex")
"""What follows is shared by many: it is looked at once."""
_TEXTS = {"special": Part.SPECIAL, "at_risk": Part.AT_RISK}


def read_counted(
    snapshot: Snapshot,
    on: date,
    secret: Iterable[Circumstance] | None = None,
    listen: Listen = hear_nothing,
) -> list[Counted]:
    """Read the children of the list as it stands now, under 16 on the day `on`.

    Whoever has turned 16 since that day is counted; who was born later is not. A child whose
    birth date is not known is. Confidential groups count where `secret` gives those opened.
    """
    with steady_memory():
        sealed = () if secret is None else (_group_row(one) for one in secret)
        kinds = kinds_of([*snapshot.counted.groups(), *sealed], on)
        seeing = Seeing(kinds, on, is_open=secret is not None)
        listen()
        rows = [*snapshot.counted.active(), *_turned_16_since(snapshot, on)]
        return seeing.children(heard(rows, listen))


def _group_row(one: Circumstance) -> GroupRow:
    days = (day.isoformat() if day else "" for day in (one.started_on, one.ended_on))
    return GroupRow(one.id, one.child_id, one.code, *days)


def kinds_of(rows: Iterable[GroupRow], on: date) -> Kinds:
    """Say for each child which groups of the four code lists it has on a day."""
    day = on.isoformat()
    kinds: Kinds = {}
    for row in rows:
        kind = kind_of(row.code)
        holds = row.started_on <= day and (not row.ended_on or day < row.ended_on)
        if kind is not None and holds:
            kinds.setdefault(row.child_id, set()).add(kind)
    return kinds


class Seeing:
    """Sees rows as reports do on a day; what many children share is made once.

    Confidential groups count where they are open.
    """

    def __init__(self, kinds: Kinds, on: date, *, is_open: bool = False) -> None:
        self._kinds, self._on, self._is_open = kinds, on, is_open
        self._seen: dict[tuple[object, ...], tuple[object, ...]] = {}
        self._born: dict[str, tuple[BirthDate | None, bool]] = {"": (None, True)}

    def children(self, rows: Iterable[CountedRow]) -> list[Counted]:
        """Give those who can be under 16; a child whose birth date is not known is among them."""
        found = []
        kinds, born, known, made = self._kinds, self._born, self._seen, tuple.__new__
        for row in rows:
            id_, village_id, written = row[:3]
            birth_date, is_child = born.get(written) or self._date(written)
            if is_child:
                mine = kinds.get(id_, _NO_KINDS)
                shared = (*row[_SHARED:], *mine) if mine else row[_SHARED:]
                seen = known.get(shared) or self._look(shared, row, mine)
                found.append(made(Counted, (id_, village_id, birth_date, *seen)))
        return found

    def _date(self, text: str) -> tuple[BirthDate | None, bool]:
        born = _read_date(text)
        self._born[text] = born, is_child_on(born, self._on)
        return self._born[text]

    def _look(
        self, shared: tuple[object, ...], row: CountedRow, mine: Collection[Kind]
    ) -> tuple[object, ...]:
        texts = {
            part: text if self._is_open else open_text(field, text)
            for field, part in _TEXTS.items()
            if (text := getattr(row, field))
        }
        parts = {kind.part for kind in mine}
        counted = Counted(
            id=ChildId(row.child_id),
            village_id=VillageId(row.village_id),
            birth_date=None,
            sex=Sex(row.sex) if row.sex else None,
            special=row.special != "" or Part.SPECIAL in parts,
            at_risk=row.at_risk != "" or Part.AT_RISK in parts,
            other=Part.OTHER in parts,
            assisted=row.assisted != "" or Part.ASSISTANCE in parts,
            on_system=bool(row.on_system),
            registered=bool(row.registered),
            groups=frozenset(kind.family for kind in mine) | _named(texts),
            bits=row.bits,
        )
        self._seen[shared] = counted[_OF_TRAITS:]
        return self._seen[shared]


_read_date = lru_cache(maxsize=1 << 14)(BirthDate.from_iso)
"""Each day of sixteen years is read once."""


def _named(texts: Mapping[Part, str]) -> frozenset[str]:
    """Take the groups that texts name word for word."""
    found = (kind_named(part, one) for part, text in texts.items() for one in split_groups(text))
    return frozenset(kind.family for kind in found if kind is not None)


def _turned_16_since(snapshot: Snapshot, on: date) -> Iterator[CountedRow]:
    """Count those who have left the list by age alone after that day, as they were then."""
    born_since = on.year - CHILD_UNTIL
    grown = snapshot.children.get_many(snapshot.counted.turned_16(born_since)).values()
    then = [
        replace(one, status=Status.ACTIVE)
        for one in grown
        if one.birth_date and is_child_on(one.birth_date, on)
    ]
    homes = snapshot.households.get_many({one.household_id for one in then})
    people = [(one, homes[one.household_id]) for one in then]
    for child, problems in find_problems(snapshot, on, people):
        bits = mask_of(tuple({problem.code for problem in problems}))
        yield row_of(child, homes[child.household_id], bits)


def row_of(child: Child, home: Household, bits: int) -> CountedRow:
    """Lay a record out as the row that would be read of it."""
    return CountedRow(
        child_id=child.id,
        village_id=home.village_id or "",
        birth_date=str(child.birth_date or ""),
        national_id=child.national_id,
        sex=str(child.sex or ""),
        special=child.special,
        at_risk=child.at_risk,
        assisted="x" if child.assisted else "",
        on_system=child.revision > 0 or child.external_code != "",
        registered=is_registered(child),
        bits=bits,
    )
