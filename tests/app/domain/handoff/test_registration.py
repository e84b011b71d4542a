"""Birth registration pending is a status with its limit, not an error."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.child import Child
from app.domain.cleaning.checks import CheckContext, check_child
from app.domain.handoff.registration import (
    LATE_DAYS,
    LIMIT_DAYS,
    Waiting,
    days_left,
    due_on,
    waiting_for_registration,
)
from app.domain.handoff.registry import Registry
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

BORN = date(2026, 4, 1)
HOME = Household(id=HouseholdId("h"), village_id=VillageId("v"))
CHILD = Child(
    id=ChildId("c"),
    household_id=HOME.id,
    full_name="Bùi Yến Oanh",
    birth_date=BirthDate(BORN.year, BORN.month, BORN.day),
    sex=Sex.FEMALE,
    ethnicity="Kinh",
    mother_name="Phan Mai Loan",
)


def codes(child: Child, after: int) -> list[str]:
    context = CheckContext(
        on=BORN + timedelta(days=after),
        household=HOME,
        known_villages={VillageId("v")},
        id_holders=lambda _: 1,
    )
    return [problem.code for problem in check_child(child, context)]


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (0, ["registration_pending"]),
        (LIMIT_DAYS, ["registration_pending"]),
        (LIMIT_DAYS + 1, ["missing_national_id", "registration_overdue"]),
        (LATE_DAYS, ["missing_national_id", "registration_overdue"]),
        (LATE_DAYS + 1, ["missing_national_id"]),
    ],
)
def test_a_newborn_waits_then_is_late(after: int, found: list[str]) -> None:
    assert codes(CHILD, after) == found


def test_the_limit_is_the_sixtieth_day() -> None:
    assert due_on(CHILD) == date(2026, 5, 31)
    assert days_left(CHILD, date(2026, 5, 30)) == 1
    assert days_left(CHILD, date(2026, 6, 2)) == -2
    assert due_on(replace(CHILD, birth_date=BirthDate(2026, 4))) is None
    assert waiting_for_registration(replace(CHILD, birth_date=None), BORN) is None


def test_who_is_registered_waits_for_nothing() -> None:
    certified = replace(CHILD, birth_cert_no="12/2026")
    assert codes(certified, 5) == codes(certified, 90) == ["missing_national_id"]
    assert codes(replace(CHILD, national_id="024326000123"), 5) == []
    assert waiting_for_registration(CHILD, BORN - timedelta(days=1)) is None


def test_a_number_that_was_spoilt_is_no_waiting() -> None:
    spoilt = replace(CHILD, originals={"national_id": "02432"})
    assert codes(spoilt, 5) == ["invalid_national_id"]


def test_one_list_alone() -> None:
    known = replace(CHILD, national_id="024326000123")
    assert codes(replace(known, registry=Registry.ABSENT), 5) == ["not_in_register"]
    assert codes(replace(known, registry=Registry.ADDED), 5) == ["only_in_register"]
    assert codes(replace(known, registry=Registry.FOUND), 5) == []
    assert Waiting.PENDING != Waiting.OVERDUE
