"""The register's counters: any period, each child once, age and sex of the day it was found."""

from datetime import date

import pytest

from app.domain.circumstances.abuse_case import (
    CHOICES,
    AbuseCase,
    Victim,
    abuse_codes,
    age_group,
    age_labels,
    case_in,
    count_cases,
    texts_of_case,
)
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

GIRL = Victim(Sex.FEMALE, BirthDate(2014, 3, 10))


def case(child="a", **facts):
    return AbuseCase(
        **{"id": "c", "child_id": child, "form": "sexual", "found_on": date(2026, 5, 4), **facts}
    )


def test_counted_for_a_period():
    cases = [
        (case(setting="home", fined="QĐ 5"), GIRL),
        (case(form="violence", found_on=date(2026, 5, 31)), GIRL),
        (case("b", found_on=date(2026, 6, 1)), Victim(None, None)),
    ]
    may = count_cases(cases, date(2026, 5, 1), date(2026, 5, 31))
    assert (may.children, may.cases, may.fined) == (1, 2, 1)
    assert may.by["form"] == {"sexual": 1, "violence": 1}
    assert may.by["sex"] == {"Nữ": 2}
    assert may.by["age"] == {"10-12": 2}
    assert may.by["setting"] == {"home": 1, "unknown": 1}
    year = count_cases(cases, date(2026, 1, 1), date(2026, 12, 31))
    assert (year.children, year.cases) == (2, 3)
    for counter in year.by.values():
        assert sum(counter.values()) == year.cases


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (BirthDate(2026, 1, 1), "0-5"),
        (BirthDate(2020, 5, 4), "6-9"),
        (BirthDate(2020, 5, 5), "0-5"),
        (BirthDate(2010, 6, 1), "13-15"),
        (BirthDate(2010, 5, 4), "unknown"),
        (BirthDate(2014, 3), "unknown"),
        (None, "unknown"),
    ],
)
def test_the_age_on_the_day(born, group):
    assert age_group(born, date(2026, 5, 4)) == group


def test_there_and_back_and_its_codes():
    one = case(setting="school", handling="Đã lập kế hoạch can thiệp", result="open")
    assert case_in(one.id, one.child_id, texts_of_case(one)) == one
    assert all(abuse_codes(name) for name in CHOICES)
    assert abuse_codes("form")["neglect"] == "Bỏ mặc"


def test_each_part_names_its_children_once():
    cases = [(case(fined="QĐ 5"), GIRL), (case(), GIRL), (case("b"), Victim(None, None))]
    counts = count_cases(cases, date(2026, 5, 1), date(2026, 5, 31))
    assert counts.victims == counts.victims_by["form"]["sexual"] == {"a", "b"}
    assert counts.fined_victims == counts.victims_by["sex"]["Nữ"] == {"a"}
    assert counts.victims_by["age"].keys() - {"unknown"} <= age_labels().keys()
