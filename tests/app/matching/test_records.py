import numpy as np
import pytest

from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.arrays import NONE
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import COLUMNS, DAY_CODES, NO_ID, Places, Records
from app.matching.syllables import Lexicon

CHILD = {"birth_date": BirthDate(2015, 3, 16), "sex": Sex.FEMALE}


@pytest.fixture
def records():
    return Records(Names(Lexicon()), room=1)


def test_a_number_fits_its_own_record_or_not(records):
    def fits(number):
        row = records.add(Person(national_id=number, **CHILD))
        return records.fits[row]

    assert fits("024315604933")
    assert not fits("024215604933")
    assert not fits("024314604933")
    assert not fits("")


@pytest.mark.parametrize("number", ["", "0243156", "99315604933", "02431560493x", "٠٢٤٣١٥٦٠٤٩٣٣"])
def test_what_is_no_number_is_left_out(records, number):
    row = records.add(Person(national_id=number))
    assert records.number[row] == NONE


def test_a_number_keeps_the_zero_it_begins_with(records):
    row = records.add(Person(national_id="024315604933"))
    assert records.number[row] == 24_315_604_933


def test_a_number_of_the_last_century_is_a_parents(records):
    numbers = ("024185604933", "024315604933", "")
    rows = np.array([records.add(Person(national_id=number)) for number in numbers])
    assert records.is_parents(rows).tolist() == [True, False, False]


def test_a_draft_may_know_nothing(records):
    draft = records.draft(Person())
    assert draft.ids == [NO_ID]
    assert draft.name[0] == draft.number[0] == draft.village[0] == NONE
    assert (draft.people[0] == NONE).all()
    assert len(records.all_names(np.empty(0, int))) == 0
    assert draft.day_code(np.array([0])).tolist() == [0]


def test_a_draft_is_of_the_places_of_the_commune_and_adds_none(records):
    home = {"village_id": VillageId("v"), "phone": "0977872412", "household_id": HouseholdId("h")}
    row = records.add(Person(**home))
    draft, other = records.draft(Person(**home)), records.draft(Person(phone="0977000000"))
    assert len(records) == 1
    assert draft.village[0] == records.village[row]
    assert draft.phone[0] == records.phone[row]
    assert draft.household[0] == records.household[row]
    assert other.phone[0] == NONE
    assert list(records.phones.numbers) == ["0977872412"]


def test_a_text_has_one_number():
    places = Places(["north"])
    assert places.number("south", keep=True) == 1
    assert [places.number(text, keep=False) for text in ("north", "south", "east", "", None)] == [
        0, 1, NONE, NONE, NONE,
    ]  # fmt: skip


def test_there_is_always_room(records):
    for n in range(5):
        records.add(Person(id=ChildId(f"{n}"), full_name=f"Lê {'An' * n}", **CHILD))
    assert len(records) == 5
    assert all(len(getattr(records, column)) >= 5 for column in COLUMNS)
    assert records.year[:5].tolist() == [2015] * 5
    assert records.alive[:5].all()


def test_who_bears_the_childs_family_name_is_kin(records):
    person = Person(full_name="Lê Văn An", father_name="Lê Hai", mother_name="Vi Thị Lê")
    clan_last = Person(full_name="Y Bih Mlô", father_name="Y Thu Mlô", mother_name="H' Liên Niê")
    rows = np.array([records.add(one) for one in (person, clan_last, Person(full_name="An"))])
    assert records.is_kin(rows)[:, :2].tolist() == [[True, False], [True, False], [False, False]]


def test_all_names_of_some_come_once(records):
    person = Person(full_name="Lê An", father_name="Lê Hai", head_name="Lê Hai")
    row = records.add(person)
    assert len(records.all_names(np.array([row, row]))) == 2
    assert (records.folds(np.array([row]))[0, [1, 2]] == NONE).all()


def test_a_date_has_a_code_of_its_own(records):
    dates = (BirthDate(1900), BirthDate(2015), BirthDate(2015, 3), BirthDate(2015, 3, 16))
    rows = np.array([records.add(Person(birth_date=date)) for date in (*dates, dates[-1])])
    codes = records.day_code(rows).tolist()
    assert len(set(codes)) == 4
    assert codes[-1] == codes[-2] < DAY_CODES
    assert min(codes) > 0
