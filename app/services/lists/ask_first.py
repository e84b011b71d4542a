"""Differences that wait for a person: what of them is safe to take, and what of a household is."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from app.domain.child import Child
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import national_id_problems
from app.domain.person.person_name import is_unnamed, name_problem
from app.domain.person.sex import Sex
from app.domain.text.text import is_bare, lacks_marks, same_text
from app.services.lists.take_fields import Pair, differing_fields
from app.workbook.cells import ReadRow

_TELLS = ("national_id", "birth_date", "sex")
"""What a number says of the others."""


def home_asked(
    home: Household, row: ReadRow, accepted: AbstractSet[str]
) -> tuple[ReadRow, dict[str, Pair]]:
    """Give the row with what of its household may be set, and what of the rest is proposed.

    A register is no word on where a family lives: it proposes a village, and fills gaps.
    """
    stored, said = fields_of(home), row.household
    allowed = {name: text for name, text in said.items() if name in accepted}
    asked = {
        name: (stored.get(name, ""), said[name])
        for name in differing_fields(stored, said)
        if name not in accepted and said[name] and (name == "village_id" or not stored.get(name))
    }
    return replace(row, household=allowed), asked


def safe_fields(
    child: Child, row: ReadRow, proposals: Mapping[str, Pair], holders: Mapping[str, int]
) -> frozenset[str]:
    """Name the proposals about a child that speak against nothing we know.

    They fill a gap, name who had no name, add marks to a name, or correct the very text that the
    register says stood before. A number that another child holds, or that does not go with birth
    date and sex as they would be, is never safe, and neither is what would make it so.
    """
    safe = {name for name, pair in proposals.items() if _is_safe(name, pair, row)}
    number = proposals.get("national_id", ("", ""))[1]
    if number and holders.get(number, 0):
        safe.discard("national_id")
    told = {name: proposals[name][1] for name in _TELLS if name in safe}
    if told and _number_problems(child, told) - _number_problems(child, {}):
        safe.difference_update(_TELLS)
    return frozenset(safe)


def _is_safe(name: str, pair: Pair, row: ReadRow) -> bool:
    ours, theirs = pair
    if name.startswith("household."):
        return not ours
    if name == "full_name" and name_problem(theirs, row.child.get("ethnicity", "")):
        return False
    before = row.before.get(name, "")
    fills = not ours or (name == "full_name" and is_unnamed(ours))
    corrects = bool(before) and same_text(before, ours)
    completes = name == "birth_date" and theirs.startswith(f"{ours}-")
    # `Lê Văn An` may be meant; `Le Van An` is written without any mark.
    marks = name.endswith("_name") and is_bare(ours) and lacks_marks(ours, theirs)
    return fills or corrects or completes or marks


def _number_problems(child: Child, told: Mapping[str, str]) -> set[str]:
    fields = {**fields_of(child), **told}
    number, born, sex = (fields.get(name, "") for name in _TELLS)
    if not number:
        return set()
    birth_date = BirthDate.from_iso(born) if born else None
    return set(national_id_problems(number, birth_date, Sex(sex) if sex else None))
