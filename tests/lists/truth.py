"""What a list means: the right value of every cell of a child, and the problems to be raised."""

from __future__ import annotations

from dataclasses import dataclass, field

FIELDS = (
    "external_code", "full_name", "birth_date", "sex", "ethnicity", "national_id",
    "father_name", "mother_name", "guardian_name", "household_head", "village", "phone",
    "special", "at_risk", "assisted",
)  # fmt: skip
SIXTEEN = "2010-06-08"
"""Who was born by this day is 16 on the day of the lists, 08/6/2026."""
ANY = "?"
"""Stands for a value nobody can know: whatever is stored, a problem must be raised."""


@dataclass
class Line:
    """One child of a list. `right` starts as the truth; a mess in a cell changes it."""

    right: dict[str, str]
    expect: set[str] = field(default_factory=set)
    """Codes; `a|b` when either will do."""
    sheet: str = ""
    row: int = 0
    """Where the file has it, from 1."""

    def lose(self, name: str, code: str) -> None:
        """Say that a field cannot be known."""
        self.right[name] = ""
        self.expect.add(code)


def expected_of(line: Line, written: set[str]) -> set[str]:
    """Add what a careful reader finds in the right values, for the fields a list speaks of."""
    found, right = set(line.expect), line.right
    told = {code for either in found for code in either.split("|")}
    for name, code in (
        ("full_name", "missing_name"),
        ("birth_date", "missing_birth_date"),
        ("sex", "missing_sex"),
        ("ethnicity", "missing_ethnicity"),
        ("national_id", "missing_national_id"),
        ("village", "missing_village"),
    ):
        spoilt = any(c.endswith((name, name.removeprefix("full_"))) for c in told)
        if not spoilt and (not right[name] or name not in written):
            found.add(code)
    knows_people = right["ethnicity"] and "ethnicity" in written
    if right["full_name"].isalpha() and not knows_people:
        found.add("invalid_name")  # one word is a name only in a people that is known for it
    if not any(right[n] and n in written for n in ("father_name", "mother_name", "guardian_name")):
        found.add("missing_parent")
    if (
        "birth_date" in written
        and len(right["birth_date"]) == 10
        and right["birth_date"] <= SIXTEEN
    ):
        found.add("over_age")
    return found | mismatches(right, written)


def mismatches(right: dict[str, str], written: set[str]) -> set[str]:
    """Say where a number tells another year or sex than the record."""
    number, born = right["national_id"], right["birth_date"]
    if len(number) != 12 or "national_id" not in written:
        return set()
    found = set()
    if born and "birth_date" in written and number[4:6] != born[2:4]:
        found.add("national_id_year_mismatch")
    odd = int(number[3]) % 2 == 1
    if right["sex"] and "sex" in written and odd != (right["sex"] == "Nữ"):
        found.add("national_id_sex_mismatch")
    return found
