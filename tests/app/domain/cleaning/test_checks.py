"""Every problem of a record has its code, its field and its level."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.child import Child
from app.domain.cleaning.checks import LEVELS, CheckContext, check_child
from app.domain.cleaning.problem import Level, Problem
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status

HOME = Household(id=HouseholdId("h"), village_id=VillageId("v"))
CHILD = Child(
    id=ChildId("c"),
    household_id=HOME.id,
    full_name="Bùi Yến Oanh",
    birth_date=BirthDate(2023, 10, 14),
    sex=Sex.FEMALE,
    ethnicity="Kinh",
    national_id="024323002208",
    mother_name="Phan Mai Loan",
)


def context(home: Household = HOME, holders: int = 1) -> CheckContext:
    return CheckContext(
        on=date(2026, 6, 8),
        household=home,
        known_villages={VillageId("v")},
        id_holders=lambda _: holders,
    )


def findings(child: Child, around: CheckContext | None = None) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in check_child(child, around or context())]


def test_a_clean_record_has_no_problem() -> None:
    assert check_child(CHILD, context()) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"full_name": ""}, [("full_name", "missing_name")]),
        ({"full_name": "Bé 123"}, [("full_name", "invalid_name")]),
        ({"birth_date": None}, [("birth_date", "missing_birth_date")]),
        (
            {"birth_date": None, "originals": {"birth_date": "31/02/2023"}},
            [("birth_date", "invalid_birth_date")],
        ),
        (
            {"birth_date": None, "originals": {"birth_date": "-"}},
            [("birth_date", "missing_birth_date")],
        ),
        ({"birth_date": BirthDate(2023)}, [("birth_date", "incomplete_birth_date")]),
        (
            {"birth_date": BirthDate(2123, 1, 1)},
            [("birth_date", "future_birth_date")],
        ),
        (
            {"birth_date": BirthDate(2009), "national_id": "024309002208"},
            [("birth_date", "incomplete_birth_date"), ("birth_date", "over_age")],
        ),
        ({"sex": None}, [("sex", "missing_sex")]),
        ({"ethnicity": ""}, [("ethnicity", "missing_ethnicity")]),
        ({"ethnicity": "Kih"}, [("ethnicity", "unknown_ethnicity")]),
        (
            {"ethnicity": "", "originals": {"ethnicity": "Kih"}},
            [("ethnicity", "unknown_ethnicity")],
        ),
        ({"national_id": ""}, [("national_id", "missing_national_id")]),
        (
            {"national_id": "", "originals": {"national_id": "628631833"}},
            [("national_id", "invalid_national_id")],
        ),
        ({"national_id": "24323"}, [("national_id", "invalid_national_id")]),
        ({"sex": Sex.MALE}, [("national_id", "national_id_sex_mismatch")]),
        ({"birth_date": BirthDate(2022, 1, 1)}, [("national_id", "national_id_year_mismatch")]),
        ({"national_id": "024123002208"}, [("national_id", "national_id_adult")]),
        ({"national_id": "099323002208"}, [("national_id", "national_id_unknown_province")]),
        ({"national_id": "024323111111"}, [("national_id", "national_id_improbable")]),
        ({"mother_name": ""}, [("father_name", "missing_parent")]),
        ({"mother_name": "", "guardian_name": "Phan Mai"}, []),
        ({"status": Status.MERGED, "full_name": ""}, []),
    ],
)
def test_one_problem_at_a_time(change: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert findings(replace(CHILD, **change)) == found


@pytest.mark.parametrize(
    ("home", "code"),
    [
        (replace(HOME, village_id=None), "missing_village"),
        (replace(HOME, village_id=None, originals={"village": "Đội 9"}), "unknown_village"),
        (replace(HOME, village_id=VillageId("gone")), "unknown_village"),
    ],
)
def test_villages(home: Household, code: str) -> None:
    assert findings(CHILD, context(home)) == [("village", code)]


def test_two_children_with_one_number() -> None:
    assert check_child(CHILD, context(holders=2)) == [
        Problem("national_id", "duplicate_national_id", Level.BLOCK)
    ]


def test_an_empty_record_is_work_to_do() -> None:
    codes = {code for _, code in findings(Child(id=ChildId("c"), household_id=HOME.id))}
    assert {c for c in codes if LEVELS[c] is Level.WORKLIST} == codes - {"missing_name"}


def test_what_stops_a_save_and_what_only_warns():
    """The table of PRODUCT.md: a code that changes its level changes what people can save."""
    block = {"missing_name", "invalid_birth_date", "future_birth_date", "invalid_national_id"}
    assert {c for c, level in LEVELS.items() if level is Level.BLOCK} == {
        *block,
        "duplicate_national_id",
    }
    warned = {code for code, level in LEVELS.items() if level is Level.WARN}
    assert {"invalid_name", "over_age", "unknown_village", "national_id_sex_mismatch"} <= warned
    assert {"missing_birth_date", "missing_parent", "missing_village"}.isdisjoint(warned | block)
