"""Birth dates as they are written, as far as they are known; none is invented."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.person.birth_date import (
    BirthDate,
    BirthDateReading,
    day_and_month,
    month_first,
    parse_birth_date,
    swapped,
)

TODAY = date(2026, 6, 8)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=TODAY)


def read(cell: str | float | date) -> str:
    return str(parse_birth_date(cell, today=TODAY).value or "")


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("30/11/2020", "2020-11-30"),
        ("2023-10-14", "2023-10-14"),
        ("2023-10-14 00:00:00", "2023-10-14"),
        ("2023-10-14T07:30:00.000", "2023-10-14"),
        ("28.8.2014", "2014-08-28"),
        ("30-08-2018", "2018-08-30"),
        (" 05 / 09 / 2022", "2022-09-05"),
        ("24/11/13", "2013-11-24"),
        ("24/11/98", "1998-11-24"),
        ("24/11/26", "1926-11-24"),
        ("'16/3/2015", "2015-03-16"),
        ("ngày 16 tháng 3 năm 2015", "2015-03-16"),
        ("Ngày 16/3/2015.", "2015-03-16"),
        ("16 tháng 03, 2015", "2015-03-16"),
        ("Thứ hai, 16/3/2015", "2015-03-16"),
        ("thứ 2, ngày 16/3/2015", "2015-03-16"),
        ("CN 15/03/2015", "2015-03-15"),
        ("Thứ Năm, ngày 5 tháng 3 năm 2015", "2015-03-05"),
        ("20170305", "2017-03-05"),
        ("05032017", "2017-03-05"),
        (5032017, "2017-03-05"),
        ("tháng 3 năm 2015", "2015-03"),
        ("3/2017", "2017-03"),
        ("2017-03", "2017-03"),
        (3.2017, "2017-03"),
        ("00/03/2015", "2015-03"),
        ("2021", "2021"),
        (2016.0, "2016"),
        ("năm 2016", "2016"),
        ("00/00/2015", "2015"),
        (42005.0, "2015-01-01"),
        (42005.75, "2015-01-01"),
        ("42005", "2015-01-01"),
        (date(2018, 9, 24), "2018-09-24"),
        (datetime(2018, 9, 24, 12, 0), "2018-09-24"),  # noqa: DTZ001 (a cell has no zone)
        (date(1905, 7, 7), "2015"),
        ("15/10/2031", "2031-10-15"),
    ],
)
def test_what_is_written(cell: str | float | date, iso: str) -> None:
    assert read(cell) == iso


@pytest.mark.parametrize(
    "cell",
    [
        "32/13/2015",
        "30/13/2022",
        "31/02/2023",
        "29/02/2015",
        "17/05/216",
        "ngày sinh",
        "16/3",
        "O1/02/2015",
        "khoảng 2015",
        "ngày 3 năm 2015",
        "12.201",
        "1/2/3/2015",
        "2015.5.5.5",
        12,
        5.5,
        12.201,
        2015.5,
        99999,
        1e300,
        float("nan"),
        float("inf"),
        -5,
        "31/04/15",
        "3015",
    ],
)
def test_what_is_no_date_is_left_empty_and_told(cell: str | float) -> None:
    assert parse_birth_date(cell, today=TODAY) == BirthDateReading(None, "invalid_birth_date")


@pytest.mark.parametrize("cell", ["", " ", "-", "chưa có", "không rõ", "00/00/0000", 0, "0"])
def test_nothing_written(cell: str | float) -> None:
    assert parse_birth_date(cell, today=TODAY) == BirthDateReading(None, "missing_birth_date")


def test_a_workbook_that_counts_from_1904() -> None:
    assert str(parse_birth_date(40543.0, epoch_1904=True, today=TODAY).value) == "2015-01-01"


def test_a_spreadsheet_date_may_have_its_day_and_month_swapped() -> None:
    assert parse_birth_date(date(2015, 5, 6), today=TODAY).ambiguous
    assert not parse_birth_date(date(2015, 5, 5), today=TODAY).ambiguous
    assert not parse_birth_date(date(2015, 5, 13), today=TODAY).ambiguous
    assert not parse_birth_date("05/06/2015", today=TODAY).ambiguous


@given(
    DAYS, st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y2:02}", "{y}-{m}-{d}"])
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year, y2=day.year % 100)
    assert read(text) == day.isoformat()
    assert read((day - date(1899, 12, 30)) // timedelta(days=1)) == day.isoformat()


@given(st.text(alphabet="0123456789/-. tháng năm", max_size=14))
def test_a_day_is_never_invented(text: str) -> None:
    value = parse_birth_date(text, today=TODAY).value
    if value and value.is_complete and not text.strip().isdecimal():
        assert str(value.day) in text
        assert str(value.month) in text
        assert str(value.year)[2:] in text


@given(st.one_of(st.text(max_size=12), st.floats(), st.integers(), st.datetimes()))
def test_every_cell_gets_an_answer(cell: str | float | date) -> None:
    reading = parse_birth_date(cell, today=TODAY)
    assert (reading.value is None) == (reading.problem is not None)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        BirthDate(2015, 0, 3)


def test_iso_there_and_back() -> None:
    for text in ("2015", "2015-03", "2015-03-16"):
        assert str(BirthDate.from_iso(text)) == text


@pytest.mark.parametrize(
    ("text", "numbers", "turned"),
    [
        ("05/06/2015", (5, 6), "06/05/2015"),
        (" 6-25-15 ", (6, 25), "25/6/15"),
        ("ngày sinh: 13.6.2015 00:00", (13, 6), "6/13/2015"),
        ("6/2015", None, "6/2015"),
        ("2015-06-05", None, "2015-06-05"),
        ("chưa rõ", None, "chưa rõ"),
    ],
)
def test_the_two_numbers_before_the_year(text, numbers, turned) -> None:
    assert day_and_month(text) == numbers
    assert month_first(text) == turned


def test_day_and_month_change_places() -> None:
    assert swapped(BirthDate(2015, 5, 6)) == BirthDate(2015, 6, 5)
