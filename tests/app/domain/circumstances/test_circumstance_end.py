"""Every circumstance ends for a reason that can be reckoned, or for one that a person gives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import (
    End,
    Standing,
    birthday,
    end_of,
    holds_on,
    last_poor_day,
    standing_of,
)
from app.domain.circumstances.circumstance_kind import kind_of
from app.domain.person.birth_date import BirthDate

BORN = BirthDate(2015, 3, 16)
ON = date(2026, 6, 8)


def one(code, **facts):
    return Circumstance(id="c", child_id="a", code=code, **facts)


@pytest.mark.parametrize(
    ("circumstance", "end"),
    [
        (one("NC01", started_on=date(2026, 2, 1)), End(date(2027, 1, 1), "poverty_year")),
        (one("NC01", valid_until=date(2026, 12, 31)), End(date(2027, 1, 1), "poverty_year")),
        (one("DB13", valid_until=date(2026, 12, 31)), End(date(2027, 1, 1), "poverty_year")),
        (one("DB13", valid_until=date(2026, 6, 30)), End(date(2026, 7, 1), "certificate")),
        (one("DB13", started_on=date(2025, 2, 1)), End(date(2026, 1, 1), "poverty_year")),
        (one("DB04", valid_until=date(2026, 6, 30)), End(date(2026, 7, 1), "certificate")),
        (one("DB03.3", valid_until=date(2026, 6, 30)), End(date(2026, 7, 1), "decision")),
        (one("HK01", valid_until=date(2026, 6, 30)), End(date(2026, 7, 1), "paper")),
        (one("TG01", started_on=date(2016, 1, 1)), End(date(2021, 3, 16), "age")),
        (one("TG01", started_on=date(2022, 1, 1)), End(date(2031, 3, 16), "age_16")),
        (one("DB01.3"), End(date(2031, 3, 16), "age_16")),
        (one("DB01.3", ended_on=ON, end_cause="mistake"), End(ON, "mistake")),
        (one("XX"), None),
    ],
)
def test_the_end_that_comes_first(circumstance, end):
    assert end_of(circumstance, BORN) == end


def test_an_adoption_ends_being_orphaned_but_not_being_disabled():
    adopted = Circumstance(id="d", child_id="a", code="HK03", started_on=date(2026, 5, 2))
    assert end_of(one("DB01.4"), BORN, [adopted]) == End(date(2026, 5, 2), "adoption")
    assert end_of(one("DB04"), BORN, [adopted]).cause == "age_16"
    again = one("DB01.3", started_on=date(2026, 6, 1))  # who had adopted it died as well
    assert end_of(again, BORN, [adopted]).cause == "age_16"
    wrongly = replace(adopted, ended_on=date(2026, 6, 2), end_cause="mistake")
    assert end_of(one("DB01.4"), BORN, [wrongly]).cause == "age_16"


def test_poverty_is_told_year_by_year():
    poor, ill, disabled = (kind_of(code) for code in ("NC01", "DB13", "DB04"))
    assert last_poor_day(poor, ON) == last_poor_day(ill, ON) == date(2026, 12, 31)
    assert last_poor_day(ill, date(2026, 12, 1)) == date(2027, 12, 31)
    assert last_poor_day(disabled, ON) is None


@pytest.mark.parametrize(("code", "age"), [("TG01", 6), ("TG03", 4), ("DB04", 16)])
def test_it_holds_to_the_day_before_the_birthday(code, age):
    end = end_of(one(code), BORN)
    birthday_itself = date(BORN.year + age, BORN.month, BORN.day)
    assert end.on == birthday_itself
    for day, standing in ((-1, Standing.ENDS_SOON), (0, Standing.TO_REVIEW)):
        on = birthday_itself + timedelta(days=day)
        assert standing_of(end, on, is_ended=False) is standing


def test_without_a_whole_birth_date_no_age_is_reckoned():
    assert end_of(one("DB01"), BirthDate(2015, 3, 0)) is None
    assert birthday(BirthDate(2012, 2, 29), 1) == date(2013, 3, 1)


@pytest.mark.parametrize(
    ("end", "is_ended", "standing"),
    [
        (None, False, Standing.HOLDS),
        (date(2026, 7, 9), False, Standing.HOLDS),
        (date(2026, 7, 8), False, Standing.ENDS_SOON),
        (ON, False, Standing.TO_REVIEW),
        (ON, True, Standing.ENDED),
    ],
)
def test_how_it_stands_on_a_day(end, is_ended, standing):
    assert standing_of(End(end, "paper") if end else None, ON, is_ended=is_ended) is standing


def test_it_holds_until_the_day_it_ended():
    assert holds_on(one("DB04", ended_on=date(2026, 6, 9)), ON)
    assert not holds_on(one("DB04", ended_on=ON), ON)
    assert not holds_on(one("DB04", started_on=date(2026, 6, 9)), ON)
