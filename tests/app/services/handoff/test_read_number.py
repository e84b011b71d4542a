"""Which of the cells of a row is the number that was answered, and what a row says in all."""

from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.handoff.hand_off import HandOffLine
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.read_number import NO_NUMBER, number_given, said_in

AN = Child(id="c", household_id="h", birth_date=BirthDate(2016), sex=Sex.MALE)
OURS, THEIRS = "024216000011", "024216000022"


def given(numbers=(), known=(), *, printed=""):
    said = {"national_id": printed} if printed else {}
    line = HandOffLine(hand_off_id="h", place=1, child_id="c", said=said)
    row = AnswerRow(sheet="s", row=1, source="", numbers=numbers, known_numbers=known)
    return number_given(row, Meant(AN, Household(id="h"), True, line, None))


@pytest.mark.parametrize("cell", [THEIRS, int(THEIRS), f"{THEIRS[:3]}.{THEIRS[3:6]}.{THEIRS[6:]}"])
def test_the_answered_cell_comes_first(cell):
    assert given((cell,), (OURS,)).value == THEIRS


def test_a_number_written_over_ours_counts_where_no_other_is():
    assert given((), (THEIRS,), printed=OURS).value == THEIRS
    assert given((), (OURS,), printed=OURS) == NO_NUMBER
    assert given(("-",), (), printed=OURS) == NO_NUMBER


def test_a_number_that_does_not_fit_is_shown_with_what_it_contradicts():
    assert given((24317000022,)).problems == (
        "national_id_sex_mismatch", "national_id_year_mismatch",
    )  # fmt: skip
    assert given(("0242",)).problems == ("invalid_national_id",)


def test_what_a_row_says_is_kept_without_what_is_empty():
    row = AnswerRow(
        sheet="s", row=1, source="", result="Khớp", note=" ",
        answers={"sex": "Nam", "original.birth_date": "32/13"},
    )  # fmt: skip
    assert said_in(row, NO_NUMBER) == {"sex": "Nam", "birth_date": "32/13", "result": "Khớp"}


def test_the_year_of_an_impossible_date_counts():
    child = replace(AN, birth_date=None, originals={"birth_date": "30/02/2018"})
    row = AnswerRow(sheet="s", row=1, source="", numbers=(OURS,))
    one = number_given(row, Meant(child, Household(id="h"), True, None, None))
    assert one.problems == ("national_id_year_mismatch",)
