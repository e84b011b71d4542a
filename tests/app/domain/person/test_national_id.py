"""The 12-digit number: rules ID1 to ID7 and the repair of lost zeros."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import (
    NationalIdReading,
    accept_repair,
    national_id_problems,
    read_national_id,
    sex_of,
)
from app.domain.person.sex import Sex

BORN = BirthDate(2023, 10, 14)


@pytest.mark.parametrize(
    "cell",
    [
        "024323002208",
        "'024323002208",
        "024 323 002 208",
        "024.323.002.208",
        "024323002208\xa0",
        "024323002208.0",
        " 024-323-002-208",
    ],
)
def test_twelve_digits_however_they_are_written(cell: str) -> None:
    assert read_national_id(cell) == NationalIdReading("024323002208")


@pytest.mark.parametrize(
    ("cell", "candidate"),
    [
        (24323002208.0, "024323002208"),
        (24323002208, "024323002208"),
        ("24323002208", "024323002208"),
        ("24323002208.0", "024323002208"),
        (1324155408.0, "001324155408"),
        ("1324155408.0", "001324155408"),
    ],
)
def test_lost_zeros_make_a_candidate(cell: str | float, candidate: str) -> None:
    assert read_national_id(cell) == NationalIdReading("", (candidate,), "invalid_national_id")


@pytest.mark.parametrize(
    "cell",
    [
        "628631833",
        "0242269509942",
        "999316536365",
        "O24226294856",
        "2.4321E+10",
        "0912345678",
        "1324155408",
        "TE12",
        628631833.0,
        99323002208.0,
        2.4e20,
        24323002208.5,
        float("nan"),
        float("inf"),
        "99323002208",
        "024323 0022o8",
        "٠٢٤٣٢٣٠٠٢٢٠٨",
    ],
)
def test_what_is_no_number_stays_empty(cell: str | float) -> None:
    assert read_national_id(cell) == NationalIdReading(problem="invalid_national_id")


@pytest.mark.parametrize("cell", ["", "-", "x", "0", 0, 0.0, "không", "Chưa cấp", "chưa có"])
def test_nothing_written(cell: str | float) -> None:
    assert read_national_id(cell) == NationalIdReading(problem="missing_national_id")


def test_a_repair_must_agree_with_the_child() -> None:
    assert accept_repair("024323002208", BORN, Sex.FEMALE)
    assert accept_repair("024323002208", None, None)
    assert not accept_repair("024323002208", BORN, Sex.MALE)
    assert not accept_repair("024323002208", BirthDate(2022), Sex.FEMALE)
    assert not accept_repair("024123002208", BORN, Sex.FEMALE)
    assert not accept_repair("099323002208", BORN, Sex.FEMALE)


def test_a_date_no_child_has_is_no_witness() -> None:
    grown = BirthDate(1998, 4, 17)
    assert accept_repair("024216769418", grown, Sex.MALE, on=date(2026, 6, 8))
    assert not accept_repair("024216769418", grown, Sex.MALE)


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("024323002208", []),
        ("24323002208", ["invalid_national_id"]),
        ("099323002208", ["national_id_unknown_province"]),
        ("024223002208", ["national_id_sex_mismatch"]),
        ("024322002208", ["national_id_year_mismatch"]),
        ("024123002208", ["national_id_adult"]),
        ("024523002208", ["national_id_improbable"]),
        ("024323777777", ["national_id_improbable"]),
        ("024323123456", ["national_id_improbable"]),
        ("024323654321", ["national_id_improbable"]),
    ],
)
def test_rules(number: str, codes: list[str]) -> None:
    assert national_id_problems(number, BORN, Sex.FEMALE) == codes


def test_what_is_not_known_is_not_checked() -> None:
    assert national_id_problems("024223002208", None, None) == []


def test_sex_of() -> None:
    assert sex_of("024323002208") is Sex.FEMALE
    assert sex_of("024223002208") is Sex.MALE


@given(st.from_regex(r"0(24|31|96)[23][0-9]{8}", fullmatch=True))
def test_a_number_survives_a_spreadsheet(number: str) -> None:
    reading = read_national_id(float(number))
    assert reading.repaired == (number,)
    assert reading.value == ""


@given(st.one_of(st.text(max_size=16), st.floats(), st.integers()))
def test_a_value_is_twelve_digits_or_nothing(cell: str | float) -> None:
    reading = read_national_id(cell)
    assert len(reading.value) in (0, 12)
    assert bool(reading.value) is (reading.problem is None)


def test_no_zero_is_put_before_a_zero_that_a_spreadsheet_would_have_dropped() -> None:
    assert read_national_id("02422162780").repaired == ()
    assert read_national_id("24221627806").repaired == ("024221627806",)
