import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.birth_date import BirthDate
from app.matching.date_evidence import compare_dates
from app.matching.frequency import Commune
from app.matching.person import Person
from app.matching.record import prepare
from app.matching.syllables import Lexicon


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2015-03-16", "2015-03-16", "same"),
        ("2015-03-06", "2015-06-03", "swapped"),
        ("2015-03-16", "2015-03-18", "digit"),
        ("2015-03-16", "2016-03-16", "digit"),
        ("2015-03-12", "2015-03-21", "digit"),
        ("2015-03-31", "2015-04-01", "near"),
        ("2015-03-16", "2015-01-26", "lunar"),
        ("2015-03-16", "2015-01-01", "year"),
        ("2015-03-16", "2015", "year"),
        ("2015-03-16", "2015-03", "month"),
        ("2015", "2016", "differs"),
        ("2015-03", "2015-04", "differs"),
        ("2015-03-16", "2015-10-29", "differs"),
        ("2015-03-16", "2018-11-02", "differs"),
    ],
)
def test_two_dates_are(commune, first, second, verdict):
    one, two = BirthDate.from_iso(first), BirthDate.from_iso(second)
    assert compare_dates(one, two, commune)[0] == verdict
    assert compare_dates(one, two, commune) == compare_dates(two, one, commune)


def test_the_likelier_the_error_the_more_it_speaks_for(commune):
    born = BirthDate(2015, 3, 6)
    others = ("2015-03-06", "2015-06-03", "2015", "2018-11-02")
    weights = [compare_dates(born, BirthDate.from_iso(o), commune)[1].stranger for o in others]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] > 0 > weights[3]


def test_a_date_many_have_was_guessed_and_says_little():
    lexicon, commune = Lexicon(), Commune()
    guessed = BirthDate(2015, 1, 1)
    for n in range(500):
        born = guessed if n < 60 else BirthDate(2011 + n % 15, 1 + n % 12, 2 + n % 27)
        commune.add(prepare(Person(birth_date=born), lexicon))
    known = BirthDate(2015, 3, 16)
    strong = compare_dates(known, known, commune)[1].stranger
    weak = compare_dates(guessed, guessed, commune)[1].stranger
    assert strong > weak + 3


def test_twins_have_one_birth_date(commune):
    weight = compare_dates(BirthDate(2015, 3, 16), BirthDate(2015, 3, 16), commune)[1]
    assert weight.stranger > weight.sibling


DATES = st.dates().map(lambda d: BirthDate(d.year, d.month, d.day))


@given(DATES, DATES)
def test_every_two_dates_have_a_verdict(first, second):
    commune = Commune()
    assert compare_dates(first, second, commune) == compare_dates(second, first, commune)
