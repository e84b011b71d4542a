"""Telephone numbers as they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.person.phone import read_phone


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0383522457", "0383522457"),
        ("0383.522.457", "0383522457"),
        ("'0383 522 457", "0383522457"),
        ("+84 383 522 457", "0383522457"),
        ("84383522457", "0383522457"),
        (383522457.0, "0383522457"),
        (383522457, "0383522457"),
        ("383522457.0", "0383522457"),
        ("849123456", "0849123456"),
        ("0383522457 / 0912345678", "0383522457"),
        ("(024) 3825 1234", "02438251234"),
        (2438251234.0, "02438251234"),
        ("01683522457", "01683522457"),
        ("không có, 0912345678", "0912345678"),
        ("0943.129.000", "0943129000"),
        ("943129000.0", "0943129000"),
    ],
)
def test_numbers(cell: str | float, number: str) -> None:
    assert read_phone(cell) == number


@pytest.mark.parametrize(
    "cell", ["", "-", "không", "12345", "024323002208", float("nan"), "091234567x"]
)
def test_no_number(cell: str | float) -> None:
    assert read_phone(cell) == ""


@given(st.one_of(st.text(max_size=14), st.floats(), st.integers()))
def test_digits_from_the_zero_on_or_nothing(cell: str | float) -> None:
    number = read_phone(cell)
    assert number == "" or (number.startswith("0") and len(number) in (10, 11))
    assert read_phone(number) == number
