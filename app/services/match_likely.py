"""Rows that no key finds: the matcher says whose corrected name or date they are, if it is certain.

It is asked only where something is left to find: a child that no other row is about.
"""

from collections.abc import Callable, Mapping, Sequence

from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, VillageId
from app.domain.sex import Sex
from app.domain.status import Status
from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.weights import CERTAIN
from app.services.import_report import MatchedBy
from app.services.match_rows import Matches
from app.workbook.cells import ReadRow


def match_likely(
    rows: Mapping[int, ReadRow],
    stored: Sequence[tuple[Child, Household]],
    matches: Matches,
    apart: Sequence[tuple[ChildId, ChildId]],
    tick: Callable[[], None],
) -> None:
    """Add to `matches` the open rows that are certainly one of the children not yet found.

    `apart` are the pairs that a person has called two children.
    """
    claimed = {child.id for child in matches.children.values()}
    alone = {
        child.id: child
        for child, _ in stored
        if child.status is Status.ACTIVE and child.id not in claimed
    }
    asked = _askable(rows, alone, matches)
    if not asked:
        return
    people = [person_of(*pair) for pair in stored if pair[0].status is Status.ACTIVE]
    matcher = Matcher(people, apart)
    for id_, at in asked.items():
        matcher.put(person_in(rows[at], id_))
    for pair in matcher.pairs(least=CERTAIN, among=asked, tick=tick):
        row_id, child_id = _sorted_out(pair.first_id, pair.second_id, asked)
        child, at = alone.get(child_id), asked[row_id]
        if pair.certain and child and matches.is_open(at) and _codes_agree(rows[at], child):
            matches.put(at, child, MatchedBy.LIKENESS)
            del alone[child_id]


def person_in(row: ReadRow, id_: ChildId) -> Person:
    """Take what the matcher needs out of a row."""
    said = {**row.household, **row.child}
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
    rows: Mapping[int, ReadRow], alone: Mapping[ChildId, Child], matches: Matches
) -> dict[ChildId, int]:
    """Name the open rows that could be one of the children left."""
    uncoded = any(not child.external_code for child in alone.values())
    return {
        ChildId(f"row {at:07}"): at
        for at, row in rows.items()
        if alone
        and matches.is_open(at)
        and row.child.get("full_name")
        and (uncoded or not row.child.get("external_code"))
    }


def _codes_agree(row: ReadRow, child: Child) -> bool:
    code = row.child.get("external_code", "")
    return not code or not child.external_code or code.upper() == child.external_code.upper()


def _sorted_out(
    first: ChildId, second: ChildId, asked: Mapping[ChildId, int]
) -> tuple[ChildId, ChildId]:
    return (first, second) if first in asked else (second, first)
