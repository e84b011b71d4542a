from decimal import Decimal

import pytest

from app.domain.tables.stated_number import Style, in_style, read_stated, style_of

VI, EN = Style.VIETNAMESE, Style.ENGLISH


@pytest.mark.parametrize(
    ("cell", "value", "places"),
    [
        ("18.010.324", "18010324", 0),
        ("72,18", "72.18", 2),
        ("99,5 %", "99.5", 1),
        ("4 988", "4988", 0),
        ("4\N{NO-BREAK SPACE}988", "4988", 0),
        ("50.006", "50006", 0),
        ("−7", "-7", 0),
        ("62.05", "62.05", 2),
        (4988, "4988", 0),
        (62.5, "62.5", 1),
        (0.7218123456, "0.7218123456", None),
    ],
)
def test_a_figure_is_read_as_it_is_written(cell, value, places):
    stated = read_stated(cell, VI)
    assert (stated.value, stated.places) == (Decimal(value), places)


@pytest.mark.parametrize("cell", ["", "-", "I", "Thôn 1", "12/3", "1.2.3", "1,2,3", True, None])
def test_what_is_no_figure_is_none(cell):
    assert read_stated(cell, VI) is None


def test_a_point_of_three_digits_is_read_by_the_style_of_the_table():
    assert style_of(["50.006", "72,18"]) is VI
    assert style_of(["50.006", "72.18", "1,234,567"]) is EN
    assert style_of(["50.006", "18.010"]) is VI
    assert read_stated("50.006", EN).value == Decimal("50.006")
    assert read_stated("1,234", EN).value == 1234


def test_a_figure_is_written_as_the_table_writes():
    assert in_style(Decimal("18010324"), VI) == "18.010.324"
    assert in_style(Decimal("1234.50"), VI) == "1.234,50"
    assert in_style(Decimal("1234.5"), EN) == "1,234.5"
