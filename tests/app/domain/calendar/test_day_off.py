from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar.day_off import FIXED, DayOff, day_off_id, shipped_holidays, working_days

DAYS = working_days()
dates = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def said(day, *, works=False):
    return DayOff(id=day_off_id(day), day=day, works=works)


@given(dates)
def test_the_day_before_is_worked_and_nobody_works_between(day):
    before = DAYS.before(day)
    assert before < day
    assert DAYS.has(before)
    between = (before + timedelta(days=n) for n in range(1, (day - before).days))
    assert not any(map(DAYS.has, between))


@given(dates)
def test_weekends_and_fixed_holidays_are_off_in_every_year(day):
    if day.weekday() >= 5 or (day.month, day.day) in FIXED:
        assert not DAYS.has(day)


def test_the_file_names_each_day_once_and_says_how_sure_it_is():
    days = [one.day for one in shipped_holidays()]
    assert days == sorted(set(days))
    sure = {one.confidence for one in shipped_holidays()}
    assert sure == {"law", "lunar", "derived", "chosen", "uncertain"}
    assert {day.year for day in days} == set(range(2026, 2036))
    for year in range(2026, 2036):
        assert {(day.month, day.day) for day in days if day.year == year} >= set(FIXED)


def test_tet_and_the_day_of_the_kings_are_those_of_the_calendar():
    """The first day of the lunar year, and the tenth of its third month, as printed calendars."""
    named = {(one.name, one.day) for one in shipped_holidays()}
    tet = ["2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02"]
    kings = ["2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12"]
    assert named >= {("Mùng 1 Tết", date.fromisoformat(day)) for day in tet}
    assert named >= {("Giỗ Tổ Hùng Vương", date.fromisoformat(day)) for day in kings}


def test_before_tet_is_the_last_day_that_is_worked():
    assert DAYS.before(date(2026, 2, 21)) == date(2026, 2, 13)
    assert DAYS.before(date(2026, 6, 22)) == date(2026, 6, 19)


def test_the_office_takes_a_day_off_or_works_on_one():
    friday, holiday, sunday = date(2026, 6, 19), date(2026, 9, 1), date(2026, 6, 21)
    changed = working_days([said(friday), said(holiday, works=True), said(sunday, works=True)])
    assert not changed.has(friday)
    assert changed.has(holiday)
    assert changed.has(sunday)
    assert changed.before(date(2026, 6, 20)) == date(2026, 6, 18)


def test_a_year_that_the_file_does_not_know_is_not_sure():
    assert DAYS.is_sure(date(2026, 5, 5))
    assert not DAYS.is_sure(date(2044, 5, 5))
