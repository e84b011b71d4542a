"""A column that slipped is found by the numbers that fit the rows above or below."""

import pytest

from app.domain.child import Child
from app.domain.handoff.answer import Doubt
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.handoff.compare_numbers import NumbersGiven
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.read_number import number_given

YEARS = (2010, 2011, 2012, 2013, 2014, 2014, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023)


def number(at: int) -> str:
    return f"0242{YEARS[at] % 100:02}12{at:02}57"


def doubts(app, numbers):
    rows = [
        AnswerRow(sheet="s", row=at, source="", numbers=(text,)) for at, text in enumerate(numbers)
    ]
    meant = {
        at: Meant(
            Child(
                id=f"c{at}", household_id="h", sex=Sex.MALE, birth_date=BirthDate(year, 1, 1)
            ),
            Household(id="h"), True, None, None,
        )
        for at, year in enumerate(YEARS)
    }  # fmt: skip
    given = {at: number_given(rows[at], one) for at, one in meant.items()}
    with app.store.read() as snapshot:
        against = NumbersGiven(snapshot, rows, meant, given)
        return [Doubt.NUMBERS_SHIFTED in against.doubts(at)[0] for at in meant]


def test_right_numbers_stand_where_they_are(app):
    assert not any(doubts(app, [number(at) for at in range(len(YEARS))]))


def test_a_column_that_slipped_altogether_is_not_believed_anywhere(app):
    assert all(doubts(app, [number((at - 1) % len(YEARS)) for at in range(len(YEARS))]))


@pytest.mark.parametrize(("first", "last"), [(4, 6), (3, 5)])
def test_a_lucky_row_in_a_block_that_slipped_is_found(app, first, last):
    numbers = [number(at - 1 if first <= at < last else at) for at in range(len(YEARS))]
    slipped = doubts(app, numbers)
    assert [at for at, is_so in enumerate(slipped) if is_so]
    lucky = [at for at in range(first, last) if YEARS[at] == YEARS[at - 1]]
    assert all(slipped[at] for at in lucky)


@pytest.mark.parametrize(("result", "own"), [("Khớp", ""), ("", number(5))])
def test_a_hole_beside_a_number_that_fits_it_is_a_slip(app, result, own):
    rows = [
        AnswerRow(sheet="s", row=0, source="", result=result),
        AnswerRow(sheet="s", row=1, source="", numbers=(number(5),), result="Khớp"),
    ]
    meant = {
        at: Meant(
            Child(
                id=f"c{at}", household_id="h", sex=Sex.MALE, birth_date=BirthDate(2014),
                national_id="" if at else own,
            ),
            Household(id="h"), True, None, None,
        )
        for at in range(2)
    }  # fmt: skip
    given = {at: number_given(rows[at], one) for at, one in meant.items()}
    with app.store.read() as snapshot:
        against = NumbersGiven(snapshot, rows, meant, given)
        assert against.doubts(1)[0] == [Doubt.NUMBERS_SHIFTED]
