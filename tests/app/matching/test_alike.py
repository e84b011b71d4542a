"""A name with a slip in every syllable is met among those of its year, and learnt at once."""

import pytest

from app.domain.ids import ChildId
from app.domain.person.birth_date import BirthDate
from app.matching import Matcher, Person
from app.matching.alike import MOST, YearNames
from app.matching.names import Names
from app.matching.records import Records
from app.matching.syllables import Lexicon
from tests.app.matching.conftest import made_up


@pytest.fixture
def records():
    return Records(Names(Lexicon()))


@pytest.fixture
def born(records):
    def add(name, year):
        born = BirthDate(year) if year else None
        return records.add(Person(id=ChildId(name), full_name=name, birth_date=born))

    return add


@pytest.fixture
def alike(records):
    names = YearNames(records)

    def of(text, year):
        return names.of(records.names.number(text), year).tolist()

    of.names = names
    return of


def test_the_most_alike_of_the_year_come_first(born, alike):
    near, same = born("Phạm Ngọc Phươug", 2013), born("Phạm Ngọc Phương", 2013)
    born("Phạm Ngọc Phương", 2014), born("Lê Văn Tám", 2013), born("Phạm Ngọc Phương", None)
    assert alike("Phạm Ngọc Phương", 2013) == [same, near]


def test_spaces_and_marks_make_no_difference(born, alike):
    joined = born("Nguyễn Nhưmy", 2022)
    assert alike("Nguyen Nhu My", 2022) == [joined]


def test_a_year_of_nobody(alike):
    assert alike("Phạm Ngọc Phương", 2013) == []


def test_who_came_later_is_met_and_who_went_is_not(born, alike, records):
    first = born("Vũ Ngọc Chi", 2023)
    assert alike("Vũ Ngọt Ci", 2023) == [first]
    second, nameless = born("Vũ Ngọc Chi", 2023), born("", 2023)
    for row in (second, nameless):
        alike.names.add(row)
    records.alive[first] = False
    assert alike("Vũ Ngọt Ci", 2023) == [second]


def test_the_dead_take_no_place(born, alike, records):
    dead = [born("Vũ Ngọc Chi", 2023) for _ in range(MOST)]
    living = born("Vũ Ngọc Chy", 2023)
    records.alive[dead] = False
    assert alike("Vũ Ngọc Chi", 2023) == [living]


def test_what_is_forgotten_is_read_again(born, alike):
    assert alike("Vũ Ngọc Chi", 2023) == []
    row = born("Vũ Ngọc Chi", 2023)
    alike.names.forget()
    assert alike("Vũ Ngọc Chi", 2023) == [row]


def test_a_crowd_of_namesakes_does_not_hide_who_was_misspelt():
    crowd = (
        Person(id=ChildId(f"c{n}"), full_name=f"{one} Ngọc {two}", birth_date=BirthDate(2013))
        for n, (one, two) in enumerate(
            (one, two)
            for one in ("Lê", "Vũ", "Đỗ")
            for two in ("Lan", "Mai", "Hà")
            for _ in range(60)
        )
    )
    right = Person(id=ChildId("right"), full_name="Phạm Ngọc Phương", birth_date=BirthDate(2013))
    matcher = Matcher([*made_up(100), *crowd, right])
    draft = Person(full_name="Phạn Ngọc Phươug", birth_date=BirthDate(2013))
    assert [match.id for match in matcher.likely(draft, least=0.0)][:1] == ["right"]
