"""Whole years on a day; a birth date that leaves two groups open is in none."""

from datetime import date

import pytest

from app.domain.person.age import CHILD_UNTIL
from app.domain.person.birth_date import BirthDate
from app.domain.reports.age_group import age_group_on, age_groups

ON = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (BirthDate(2026, 6, 8), "0"),
        (BirthDate(2025, 6, 9), "0"),
        (BirthDate(2025, 6, 8), "1-5"),
        (BirthDate(2020, 6, 9), "1-5"),
        (BirthDate(2020, 6, 8), "6-10"),
        (BirthDate(2015, 6, 8), "11-15"),
        (BirthDate(2010, 6, 9), "11-15"),
        (BirthDate(2018), "6-10"),
        (BirthDate(2020), "unknown"),
        (BirthDate(2020, 6), "unknown"),
        (BirthDate(2026), "0"),
        (None, "unknown"),
    ],
)
def test_the_group_on_a_day(born, group):
    assert age_group_on(born, ON) == group


def test_every_age_of_a_child_has_one_group():
    ages = [age for one in age_groups() for age in range(one.low, one.high + 1)]
    assert ages == list(range(CHILD_UNTIL))
