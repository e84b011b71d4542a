"""A column that slipped is found by the numbers that fit the rows above or below."""

from datetime import date

import pytest

from app.domain.child import Child
from app.domain.handoff.answer import Doubt
from app.domain.handoff.hand_off import HandOff, HandOffLine
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


def test_what_slipped_is_seen_in_the_order_of_the_list_whatever_was_sorted_since(app):
    """In a list too large for rings the slipped rows lie far apart once it was sorted."""
    slipped = {8, 9, 10, 11}
    years = [2010 + at % 16 for at in range(60)]
    years[9] = years[8]
    numbers = [f"0242{year % 100:02}12{at:02}57" for at, year in enumerate(years)]
    given_as = [numbers[at - 1] if at in slipped else numbers[at] for at in range(60)]
    sent = HandOff(id="l", office="police", office_name="", number=1, code="", made_on=date.min,
                   due_on=date.min, asks=("national_id",), group_id="g")  # fmt: skip
    order = sorted(range(60), key=lambda at: at * 17 % 60)
    rows = [AnswerRow(sheet="s", row=at, source="", numbers=(given_as[at],)) for at in order]
    meant = {
        place: Meant(
            Child(id=f"c{at}", household_id="h", sex=Sex.MALE, birth_date=BirthDate(years[at])),
            Household(id="h"), True,
            HandOffLine(hand_off_id="l", place=at, child_id=f"c{at}", said={}), sent,
        )
        for place, at in enumerate(order)
    }  # fmt: skip
    given = {place: number_given(rows[place], one) for place, one in meant.items()}
    with app.store.read() as snapshot:
        against = NumbersGiven(snapshot, rows, meant, given)
        shifted = {at for place, at in enumerate(order)
                   if Doubt.NUMBERS_SHIFTED in against.doubts(place)[0]}  # fmt: skip
    assert slipped <= shifted
    assert len(shifted) < 20


def test_who_repeats_a_wrong_number_has_given_none(app):
    """A number stands one row too low, and the row above it repeats what was printed there."""
    wrong = "024310120057"
    rows = [
        AnswerRow(sheet="s", row=9, source="", numbers=(number(8),), result="Khớp"),
        AnswerRow(sheet="s", row=0, source="", numbers=(wrong,), result="Khớp"),
        AnswerRow(sheet="s", row=1, source="", numbers=(number(5),), result="Khớp"),
    ]
    children = [
        Child(id=f"c{at}", household_id="h", sex=Sex.MALE, birth_date=BirthDate(born),
              national_id=wrong if at == 1 else "")
        for at, born in enumerate((2018, 2014, 2014))
    ]  # fmt: skip
    meant = {at: Meant(one, Household(id="h"), True, None, None) for at, one in enumerate(children)}
    given = {at: number_given(rows[at], one) for at, one in meant.items()}
    with app.store.read() as snapshot:
        assert Doubt.NUMBERS_SHIFTED in NumbersGiven(snapshot, rows, meant, given).doubts(2)[0]
