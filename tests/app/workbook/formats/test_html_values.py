"""The number of a cell counts, unless what is shown says more."""

from datetime import date, datetime

import pytest

from app.workbook.formats.html_values import date_of, html_value, is_date_format


@pytest.mark.parametrize(
    ("shown", "raw", "number_format", "value"),
    [
        ("An", None, "", "An"),
        ("1.234,5", "1234.5", "", 1234.5),
        ("5", "", "", 5),
        ("024217000456", "24217000456", "000000000000", "024217000456"),
        ("2.4217E+10", "24217000456", "", 24217000456),
        ("42079", "42079", '"\\@"', "42079"),
        ("16/03/2015", "42079", '"dd\\/mm\\/yyyy"', date(2015, 3, 16)),
        (
            "16/03/2015 7:30",
            "42079.3125",
            '"d\\/m\\/yyyy h:mm"',
            datetime.fromisoformat("2015-03-16T07:30"),
        ),
        ("16-Mar-15", "42079", '"Short Date"', date(2015, 3, 16)),
        ("12 tuổi", "12", '"0 \\0022tuổi\\0022"', "12 tuổi"),
        ("x", "không", "", "x"),
    ],
)
def test_values(shown, raw, number_format, value):
    assert html_value(shown, raw, number_format, epoch_1904=False) == value


def test_days_count_from_two_epochs():
    assert date_of(1, epoch_1904=False) == date(1900, 1, 1)
    assert date_of(61, epoch_1904=False) == date(1900, 3, 1)
    assert date_of(40617, epoch_1904=True) == date(2015, 3, 16)
    assert date_of(9e9, epoch_1904=False) == 9e9


def test_money_is_no_date():
    assert not is_date_format('"#\\,##0\\ \\[$đ-42A\\]"')
