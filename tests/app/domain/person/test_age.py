"""Who is a child on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.person.age import is_child_on, is_future, is_over_age
from app.domain.person.birth_date import BirthDate

ON = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("born", "over_age", "future"),
    [
        ("2010-06-08", True, False),
        ("2010-06-09", False, False),
        ("2010-05", True, False),
        ("2010-06", False, False),
        ("2010", False, False),
        ("2009", True, False),
        ("2026-06-08", False, False),
        ("2026-06-09", False, True),
        ("2026-06", False, False),
        ("2026-07", False, True),
        ("2026", False, False),
        ("2027", False, True),
    ],
)
def test_the_doubt_is_on_the_side_of_the_child(born: str, over_age: bool, future: bool) -> None:
    birth_date = BirthDate.from_iso(born)
    assert is_over_age(birth_date, ON) is over_age
    assert is_future(birth_date, ON) is future
    assert is_child_on(birth_date, ON) is not (over_age or future)


def test_the_29th_of_february() -> None:
    born = BirthDate(2084, 2, 29)
    assert not is_over_age(born, date(2100, 2, 28))
    assert is_over_age(born, date(2100, 3, 1))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)))
def test_once_16_always_16(day: date) -> None:
    born = BirthDate(2010, 6, 8)
    assert is_over_age(born, day) is (day >= date(2026, 6, 8))
