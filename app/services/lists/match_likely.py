"""Rows that no key finds: the matcher says whose corrected name or date they are.

It is asked only where something is left to find: a child that no other row is about. It must be
certain, unless the list is plainly the corrected list of that village: nearly all of its children
are in it, and the child and the row are left over for each other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.domain.ids import ChildId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.reason import Pair
from app.matching.weights import DOUBLES_OF_ROW, POSSIBLE
from app.services.lists.import_report import MatchedBy
from app.services.lists.match_rows import Matches
from app.services.lists.roster import Roster
from app.storage.entries import Entry
from app.workbook.cells import ReadRow

_NEARLY_ALL = 0.8
"""Of the children of a village, those that the list names by code, number or identity."""


def match_likely(
    rows: Mapping[int, ReadRow],
    roster: Roster,
    matches: Matches,
    apart: Sequence[tuple[ChildId, ChildId, float]],
    listen: Callable[[], None],
    remembered: Callable[[], Matcher | None] = lambda: None,
) -> None:
    """Add to `matches` the open rows that are one of the children not yet found.

    `apart` are the pairs that a person has called two children. `remembered` gives a matcher of
    one's own that knows the commune already, where there is one.
    """
    claimed = {child.id for child in matches.children.values()}
    alone = {entry.id: entry for entry in roster.active if entry.id not in claimed}
    asked = _askable(rows, alone, matches)
    if not asked:
        return
    people = [person_in(rows[at], id_) for id_, at in asked.items()]
    matcher = remembered()
    listen()
    if matcher is None:
        known = [person_of(*pair) for pair in roster.pairs(entry.id for entry in roster.active)]
        matcher = Matcher([*known, *people], apart)
    else:
        matcher.put_all(people)
    found = matcher.pairs(
        least=POSSIBLE, among=asked, tick=lambda _: listen(), expected=DOUBLES_OF_ROW
    )
    pairs = [_Likely(*_sorted_out(pair, asked), pair) for pair in found]
    pairs = [one for one in pairs if one.child_id in alone]
    corrected = _left_for_each_other(pairs) & _in_covered_villages(roster.active, claimed)
    meant = [
        one
        for one in pairs
        if one.pair.certain or (one.child_id in corrected and one.speaks_against_nothing)
    ]
    for one, child in zip(meant, roster.children(one.child_id for one in meant), strict=True):
        entry, at = alone.get(one.child_id), asked[one.row_id]
        if entry and matches.is_open(at) and _codes_agree(rows[at], entry):
            matches.put(at, child, MatchedBy.LIKENESS)
            del alone[one.child_id]


class _Likely(NamedTuple):
    """A row and a child that are perhaps the same."""

    row_id: ChildId
    child_id: ChildId
    pair: Pair

    @property
    def speaks_against_nothing(self) -> bool:
        """Whether neither the sex nor the number says otherwise."""
        differing = {reason.field for reason in self.pair.reasons if reason.verdict == "differs"}
        return differing.isdisjoint(("sex", "national_id"))


def _left_for_each_other(pairs: Iterable[_Likely]) -> set[ChildId]:
    """Name the children that are like one row only, which is like no other child."""
    listed = list(pairs)
    rows = Counter(one.row_id for one in listed)
    children = Counter(one.child_id for one in listed)
    return {one.child_id for one in listed if rows[one.row_id] == 1 and children[one.child_id] == 1}


def _in_covered_villages(active: Iterable[Entry], claimed: set[ChildId]) -> set[ChildId]:
    """Name the children of the villages whose children are nearly all in the list."""
    villages: dict[str, list[ChildId]] = {}
    for entry in active:
        villages.setdefault(entry.home.village_id, []).append(entry.id)
    return {
        child_id
        for ids in villages.values()
        if sum(one in claimed for one in ids) >= _NEARLY_ALL * len(ids)
        for child_id in ids
    }


def person_in(row: ReadRow, id_: ChildId) -> Person:
    """Take what the matcher needs out of a row."""
    before = {name: text for name, text in row.before.items() if text}
    said = {**row.household, **row.child, **before}
    born, sex, village = (said.get(name, "") for name in ("birth_date", "sex", "village_id"))
    return Person(
        id=id_,
        full_name=said.get("full_name", ""),
        birth_date=BirthDate.from_iso(born) if born else None,
        sex=Sex(sex) if sex else None,
        national_id=said.get("national_id", ""),
        father_name=said.get("father_name", ""),
        mother_name=said.get("mother_name", ""),
        guardian_name=said.get("guardian_name", ""),
        head_name=said.get("head_name", ""),
        village_id=VillageId(village) if village else None,
        phone=said.get("phone", ""),
    )


def _askable(
    rows: Mapping[int, ReadRow], alone: Mapping[ChildId, Entry], matches: Matches
) -> dict[ChildId, int]:
    """Name the open rows that could be one of the children left."""
    uncoded = any(not entry.external_code for entry in alone.values())
    return {
        ChildId(f"row {at:07}"): at
        for at, row in rows.items()
        if alone
        and matches.is_open(at)
        and at not in matches.doubtful
        and row.child.get("full_name")
        and (uncoded or not row.child.get("external_code"))
    }


def _codes_agree(row: ReadRow, entry: Entry) -> bool:
    code = row.child.get("external_code", "")
    return not code or not entry.external_code or code.upper() == entry.external_code.upper()


def _sorted_out(pair: Pair, asked: Mapping[ChildId, int]) -> tuple[ChildId, ChildId]:
    """Give the row of a pair first."""
    is_row = pair.first_id in asked
    return (pair.first_id, pair.second_id) if is_row else (pair.second_id, pair.first_id)
