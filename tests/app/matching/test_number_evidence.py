import numpy as np
import pytest

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.arrays import NONE
from app.matching.names import Names
from app.matching.number_evidence import VERDICT_CODES, compare_numbers
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon

BOY = {"birth_date": BirthDate(2015, 3, 16), "sex": Sex.MALE}
FITS, SLIP, OTHER = "024215604933", "024215604938", "024215117702"
GIRLS, FATHERS = "024315604933", "024085604933"


def compared(first, second):
    """The word or None, and the weights against strangers and siblings; the same both ways."""
    records = Records(Names(Lexicon()))
    ours, theirs = (
        np.array([records.add(Person(national_id=number, **BOY))]) for number in (first, second)
    )
    found = compare_numbers(records, ours, records, theirs)
    turned = compare_numbers(records, theirs, records, ours)
    assert [column.tolist() for column in found] == [column.tolist() for column in turned]
    code = found.verdict[0]
    return None if code == NONE else VERDICT_CODES[code], found.stranger[0], found.sibling[0]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (FITS, FITS, "same"),
        (FITS, SLIP, "close"),
        (FITS, "024215609433", "close"),
        (FITS, OTHER, "differs"),
        (FATHERS, FATHERS, "family"),
    ],
)
def test_two_numbers_are(first, second, verdict):
    assert compared(first, second)[0] == verdict


@pytest.mark.parametrize("first", [FITS, GIRLS])
def test_a_childs_and_a_parents_number_say_nothing(first):
    assert compared(first, FATHERS) == (None, 0, 0)


def test_two_parents_numbers_say_nothing():
    assert compared("024185604933", FATHERS) == (None, 0, 0)


def test_a_zero_that_a_spreadsheet_dropped_is_put_back():
    assert compared(FITS, FITS[1:]) == compared(FITS, FITS)


@pytest.mark.parametrize("number", ["", "0242156", "99215604933"])
def test_what_is_no_number_is_not_compared(judged, number):
    told = judged(Person(national_id=FITS, **BOY), Person(national_id=number, **BOY))
    assert "national_id" not in told.weights


def test_a_number_is_believed_as_far_as_it_fits_its_record():
    assert compared(FITS, FITS)[1] > compared(GIRLS, GIRLS)[1] > 0
    assert compared(FITS, OTHER)[2] < compared(GIRLS, OTHER)[2] < 0


def test_a_parents_number_says_nothing_among_siblings():
    _, stranger, sibling = compared(FATHERS, FATHERS)
    assert stranger > 3
    assert sibling == 0
