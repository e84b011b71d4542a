import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.person.birth_date import BirthDate
from app.matching.date_evidence import VERDICT_CODES, compare_dates, is_slip
from app.matching.frequency import Commune
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon


def compared(commune, first, second):
    """The word, and the weights against strangers and siblings; the same both ways."""
    records = Records(Names(Lexicon()))
    ours, theirs = (np.array([records.add(Person(birth_date=born))]) for born in (first, second))
    found = compare_dates(records, ours, records, theirs, commune)
    turned = compare_dates(records, theirs, records, ours, commune)
    assert [column.tolist() for column in found] == [column.tolist() for column in turned]
    return VERDICT_CODES[found.verdict[0]], found.stranger[0], found.sibling[0]


def of_iso(*texts):
    return [BirthDate.from_iso(text) for text in texts]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2015-03-16", "2015-03-16", "same"),
        ("2015-03-06", "2015-06-03", "swapped"),
        ("2015-03-16", "2015-03-18", "digit"),
        ("2015-03-16", "2016-03-16", "digit"),
        ("2019-03-16", "2020-03-16", "digit"),
        ("2015-03-12", "2015-03-21", "digit"),
        ("2015-03-31", "2015-04-01", "near"),
        ("2015-03-16", "2015-04-01", "near"),
        ("2015-12-31", "2016-01-02", "near"),
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
    assert compared(commune, *of_iso(first, second))[0] == verdict


def test_the_likelier_the_error_the_more_it_speaks_for(commune):
    others = ("2015-03-06", "2015-06-03", "2015", "2018-11-02")
    weights = [compared(commune, *of_iso("2015-03-06", other))[1] for other in others]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] > 0 > weights[3]


def test_a_birthday_of_the_year_before_is_hardly_a_siblings(commune):
    year_off = compared(commune, *of_iso("2015-03-16", "2016-03-16"))
    digit = compared(commune, *of_iso("2015-03-16", "2015-03-18"))
    assert year_off[2] > digit[2] > 0


def test_a_few_days_speak_for_it_more_than_weeks(commune):
    others = ("2015-03-31", "2015-04-02", "2015-04-14", "2015-05-02")
    found = [compared(commune, *of_iso("2015-03-30", other)) for other in others]
    assert [word for word, *_ in found] == ["digit", "near", "near", "lunar"]
    assert found[1][1] > found[2][1] > 0
    assert found[1][1] > found[3][1]


def test_a_date_many_have_was_guessed_and_says_little():
    guessed, known = of_iso("2015-01-01", "2015-03-16")
    records = Records(Names(Lexicon()))
    dates = [BirthDate(2011 + n % 15, 1 + n % 12, 2 + n % 27) for n in range(440)]
    rows = np.array([records.add(Person(birth_date=born)) for born in (*dates, *[guessed] * 60)])
    commune = Commune(records)
    commune.add(rows)
    assert compared(commune, known, known)[1] > compared(commune, guessed, guessed)[1] + 3


def test_twins_have_one_birth_date(commune):
    _, stranger, sibling = compared(commune, *of_iso("2015-03-16", "2015-03-16"))
    assert stranger > sibling > 0


DATES = st.dates().map(lambda d: BirthDate(d.year, d.month, d.day)) | st.builds(
    BirthDate, st.integers(2010, 2020), st.integers(0, 12)
)


@settings(deadline=None)
@given(DATES, DATES)
def test_every_two_dates_have_a_verdict(commune, first, second):
    verdict, stranger, sibling = compared(commune, first, second)
    assert np.isfinite([stranger, sibling]).all()
    assert (verdict == "same") == (first == second and first.day > 0)


def test_many_dates_are_compared_as_each_alone(commune):
    records = Records(Names(Lexicon()))
    texts = ("2015-03-16", "2015-06-03", "2015-03-06", "2015", "2015-03", "2018-11-02")
    rows = np.array([records.add(Person(birth_date=born)) for born in of_iso(*texts)])
    ours, theirs = np.repeat(rows, len(rows)), np.tile(rows, len(rows))
    found = compare_dates(records, ours, records, theirs, commune)
    for at, (first, second) in enumerate(zip(ours, theirs, strict=True)):
        alone = compared(commune, *of_iso(texts[first], texts[second]))
        assert VERDICT_CODES[found.verdict[at]] == alone[0]
        assert (found.stranger[at], found.sibling[at]) == alone[1:]


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("1234", "1235", True),
        ("1234", "1243", True),
        ("1234", "1234", False),
        ("1234", "1432", False),
        ("1234", "2143", False),
        ("1234", "1256", False),
    ],
)
def test_a_slip_is_one_digit_or_two_neighbours_exchanged(first, second, slip):
    rows = (np.array([[int(digit) for digit in text]]) for text in (first, second))
    assert is_slip(*rows).tolist() == [slip]
