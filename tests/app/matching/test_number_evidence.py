import pytest

from app.domain.birth_date import BirthDate
from app.domain.sex import Sex
from app.matching.number_evidence import compare_numbers
from app.matching.person import Person
from app.matching.record import prepare

BOY = {"birth_date": BirthDate(2015, 3, 16), "sex": Sex.MALE}
FITS, SLIP, OTHER = "024215604933", "024215604938", "024215117702"
GIRLS, FATHERS = "024315604933", "024085604933"


@pytest.fixture
def said(lexicon):
    def said(first, second):
        one, two = (prepare(Person(national_id=n, **BOY), lexicon) for n in (first, second))
        assert compare_numbers(one, two) == compare_numbers(two, one)
        return compare_numbers(one, two)

    return said


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
def test_two_numbers_are(said, first, second, verdict):
    assert said(first, second)[0] == verdict


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), (FITS, ""), (FITS, "0242156"), (FITS, FATHERS)]
)
def test_numbers_that_say_nothing(said, first, second):
    assert said(first, second) is None


def test_a_number_is_believed_as_far_as_it_fits_its_record(said):
    assert said(FITS, FITS)[1].stranger > said(GIRLS, GIRLS)[1].stranger > 0
    assert said(FITS, OTHER)[1].sibling < said(GIRLS, OTHER)[1].sibling < 0


def test_a_parents_number_says_nothing_among_siblings(said):
    weight = said(FATHERS, FATHERS)[1]
    assert weight.stranger > 3
    assert weight.sibling == 0
