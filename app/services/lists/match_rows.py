"""Which stored child each row of a list is about: by key, code, number and name, who it is.

Rows of the list that repeat a child are found as well (`match_twins`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.handoff.row_key import keys_of, read_row_key
from app.domain.household import Household
from app.domain.ids import ChildId
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_names import who_they_are
from app.services.lists.match_twins import find_twins
from app.services.lists.said_fields import (
    Fields,
    Key,
    agreement,
    code_of,
    may_be,
    number_and_name,
    where,
    who,
)
from app.workbook.cells import ReadRow

_KEYS: Mapping[MatchedBy, Callable[[Fields], Key | None]] = {
    MatchedBy.CODE: code_of,
    MatchedBy.NUMBER: number_and_name,
    MatchedBy.IDENTITY: who,
    MatchedBy.SOURCE: where,
}


@dataclass(frozen=True, slots=True)
class Matches:
    """What is known of each row, by its position among the rows."""

    children: dict[int, Child] = field(default_factory=dict)
    """The stored child it is about."""
    by: dict[int, MatchedBy] = field(default_factory=dict)
    """How that child was found."""
    contested: set[int] = field(default_factory=set)
    """It carries the code of another child."""
    doubtful: dict[int, tuple[ChildId, ...]] = field(default_factory=dict)
    """It is one of these children of its family and birth date, or another: a person says."""
    perhaps: dict[int, tuple[ChildId, ...]] = field(default_factory=dict)
    """It was given a newborn and could be another's; these are the others we know."""
    twins: dict[int, int] = field(default_factory=dict)
    """Another row of the list is about the same child, and speaks first."""

    def is_open(self, at: int) -> bool:
        """Whether nothing is known of a row yet."""
        return not (at in self.children or at in self.contested or at in self.twins)

    def put(self, at: int, child: Child, by: MatchedBy) -> None:
        """Note whom a row is about."""
        self.children[at] = child
        self.by[at] = by


def _said(row: ReadRow) -> Fields:
    """Give what a row says of the child; a correction names it as it stood before."""
    before = {name: text for name, text in row.before.items() if text}
    return {**row.household, **row.child, **before, "source": row.source}


@dataclass(frozen=True, slots=True)
class _Stored:
    child: Child
    fields: Fields


def match_rows(
    rows: Mapping[int, ReadRow],
    stored: Iterable[tuple[Child, Household]],
    same_as: Mapping[int, ChildId] | None = None,
    listen: Callable[[], None] = lambda: None,
) -> Matches:
    """Match rows, by position, to stored children; a child answers for one row only.

    Two codes are two records. A row whose code is that of another child, by name and birth date,
    is contested, and nothing is guessed about it. `same_as` is what a person said of some rows.
    `listen` is called now and then; what it raises stops the work.
    """
    said = {at: _said(row) for at, row in rows.items()}
    known = list(_comparable(stored, said, frozenset((same_as or {}).values()), rows))
    listen()
    matches = Matches()
    _believe(rows, known, same_as or {}, matches)
    for by, key in _KEYS.items():
        listen()
        _match_by(key, by, said, known, matches)
    listen()
    twins = find_twins(said, matches.children, listen)
    matches.twins.update({at: first for at, first in twins.of.items() if at not in matches.twins})
    matches.contested.update(twins.strangers)
    matches.contested.difference_update(matches.twins)
    return matches


def _comparable(
    stored: Iterable[tuple[Child, Household]],
    said: Mapping[int, Fields],
    told: frozenset[ChildId],
    rows: Mapping[int, ReadRow],
) -> Iterator[_Stored]:
    """Lay out the children that share anything with a row by which it could be about them."""
    codes = {fields.get("external_code", "").upper() for fields in said.values()} - {""}
    numbers = {fields.get("national_id", "") for fields in said.values()} - {""}
    dates = {fields.get("birth_date", "") for fields in said.values()}
    has_keys = any(row.row_key for row in rows.values())
    for child, home in stored:
        if (
            has_keys
            or str(child.birth_date or "") in dates
            or child.national_id in numbers
            or child.external_code.upper() in codes
            or child.id in told
        ):
            yield _Stored(child, {**fields_of(home), **fields_of(child)})


def _believe(
    rows: Mapping[int, ReadRow],
    known: Sequence[_Stored],
    same_as: Mapping[int, ChildId],
    matches: Matches,
) -> None:
    """Believe a person first, then the key that we printed; a second row of a child is its twin."""
    printed = {at: read_row_key(row.row_key) for at, row in rows.items() if row.row_key}
    keys = keys_of(one.child.id for one in known) if printed else {}
    by_id = {one.child.id: one.child for one in known}
    first: dict[ChildId, int] = {}
    told = [(at, child_id, MatchedBy.PERSON) for at, child_id in same_as.items()]
    told += [(at, keys[key], MatchedBy.ROW_KEY) for at, key in printed.items() if key in keys]
    for at, child_id, by in told:
        if at in rows and child_id in by_id and matches.is_open(at):
            if first.setdefault(child_id, at) == at:
                matches.put(at, by_id[child_id], by)
            else:
                matches.twins[at] = first[child_id]


def _match_by(
    key: Callable[[Fields], Key | None],
    by: MatchedBy,
    said: Mapping[int, Fields],
    known: Iterable[_Stored],
    matches: Matches,
) -> None:
    """Match the open rows that share a key with stored children."""
    index: dict[Key, list[_Stored]] = {}
    for stored in known:
        found = key(stored.fields)
        if found:
            index.setdefault(found, []).append(stored)
    holders = {
        at: index.get(key(fields) or (), []) for at, fields in said.items() if matches.is_open(at)
    }
    if by is MatchedBy.IDENTITY:
        _assign(said, _without_doubt(said, holders, matches), by, matches)
    else:
        _assign(said, holders, by, matches)
    if by is MatchedBy.CODE:
        matches.contested.update(at for at in holders if holders[at] and matches.is_open(at))


def _without_doubt(
    said: Mapping[int, Fields], holders: Mapping[int, list[_Stored]], matches: Matches
) -> Mapping[int, list[_Stored]]:
    """Leave to each row the children whose name it has, and note the rows that may be several's."""
    taken = {child.id for child in matches.children.values()}
    open_to = {
        at: [one for one in found if one.child.id not in taken and may_be(said[at], one.fields)]
        for at, found in holders.items()
    }
    candidates = {at: {one.child.id: one.fields for one in open_to[at]} for at in open_to}
    meant = who_they_are(said, candidates)
    matches.doubtful.update(
        {at: tuple(found) for at, found in candidates.items() if found and not meant[at]}
    )
    return {
        at: [one for one in found if one.child.id in meant[at]] for at, found in open_to.items()
    }


def _assign(
    said: Mapping[int, Fields],
    holders: Mapping[int, list[_Stored]],
    by: MatchedBy,
    matches: Matches,
) -> None:
    """Give each child to the row that agrees with it best, whatever the order of the rows."""
    claimed = {child.id for child in matches.children.values()}
    pairs = [
        (agreement(said[at], stored.fields), at, stored.child)
        for at, candidates in holders.items()
        for stored in candidates
        if may_be(said[at], stored.fields)
    ]
    for _, at, child in sorted(pairs, key=lambda pair: -pair[0]):
        if at not in matches.children and child.id not in claimed:
            matches.put(at, child, by)
            claimed.add(child.id)
