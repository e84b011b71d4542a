"""A cell is written as the sheet shows it."""

from datetime import date

import pytest

from app.workbook.sheet import raw_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (24217000456.0, "24217000456"),
        (5.5, "5.5"),
        ("  Lê An ", "Lê An"),
        ("", ""),
        (date(2015, 3, 16), "2015-03-16"),
    ],
)
def test_a_whole_number_has_no_fraction(cell, text):
    assert raw_text(cell) == text
