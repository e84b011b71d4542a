from dataclasses import replace

import numpy as np
import pytest

from app.domain.ids import HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.keys import (
    COLUMNS,
    FOR_SCAN,
    STRONG,
    fold_keys,
    keys_of,
    surname_given_keys,
)
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon

CHILD = Person(
    full_name="Lê Minh Khang",
    birth_date=BirthDate(2015, 3, 6),
    sex=Sex.MALE,
    national_id="024215604933",
    father_name="Lê Văn Hai",
    mother_name="Vi Thị Ba",
    phone="0977872412",
    household_id=HouseholdId("h"),
)


def keys_in_common(some, **changes):
    records = Records(Names(Lexicon()))
    rows = np.array([records.add(CHILD), records.add(replace(CHILD, **changes))])
    ours, theirs = (set(keys[some][keys[some] > 0].tolist()) for keys in keys_of(records, rows))
    return len(ours & theirs)


STRONG_KEYS, SCANNED, TYPED = slice(STRONG), slice(STRONG, FOR_SCAN), slice(FOR_SCAN, None)


@pytest.mark.parametrize("number", ["924215604933", "024215904933", "024215604938", "024215604393"])
def test_a_slip_leaves_a_part_of_the_number(number):
    assert keys_in_common(STRONG_KEYS, national_id=number, full_name="") >= 1


@pytest.mark.parametrize("name", ["Khang Lê Minh", "Le Minh Khang", "Nê Min Khan"])
def test_the_whole_name_is_found_in_any_order_and_spelling(name):
    assert keys_in_common(STRONG_KEYS, full_name=name, national_id="") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_date": BirthDate(2015, 6, 3), "father_name": "", "mother_name": ""},
        {"birth_date": BirthDate(2016, 3, 6), "phone": "", "household_id": None},
        {"birth_date": BirthDate(2015), "full_name": "Lê Khang"},
        {"birth_date": None, "phone": ""},
        {"father_name": "", "mother_name": "", "guardian_name": "Vi Thị Ba", "phone": ""},
    ],
)
def test_a_double_with_errors_shares_two_keys(changes):
    assert keys_in_common(SCANNED, **changes) >= 2


def test_day_and_month_exchanged_are_one_date():
    nothing = {"full_name": "", "father_name": "", "mother_name": "", "phone": ""}
    swapped = {"birth_date": BirthDate(2015, 6, 3), "national_id": "", "household_id": None}
    assert keys_in_common(SCANNED, **nothing | swapped) == 1


def test_a_draft_is_found_by_its_people_before_it_has_a_date():
    assert keys_in_common(TYPED, birth_date=None, full_name="", mother_name="") == 1


def test_nothing_known_gives_no_key():
    records = Records(Names(Lexicon()))
    keys = keys_of(records, np.array([records.add(Person())]))
    assert keys.shape == (1, COLUMNS)
    assert not keys.any()


def test_many_rows_have_the_keys_they_have_alone(records):
    rows = np.arange(40)
    alone = [keys_of(records, rows[at : at + 1])[0].tolist() for at in range(len(rows))]
    assert keys_of(records, rows).tolist() == alone


def test_the_keys_of_a_beginning_are_those_of_the_records():
    records = Records(Names(Lexicon()))
    row = records.add(Person(full_name="Vừ Mí Páo"))
    names = records.names
    name = names.number("Vừ Mí Páo")
    surname, _, given = names.lexicon.sound[names.syllables[name, :3]]
    keys = keys_of(records, np.array([row]))[0]
    assert fold_keys(names.fold[[name]])[0] in keys
    assert surname_given_keys(int(surname), np.array([given]))[0] in keys


def test_a_clan_that_stands_last_is_the_surname():
    records = Records(Names(Lexicon()))
    born = BirthDate(2015, 3, 6)
    people = [Person(full_name=name, birth_date=born) for name in ("Y Bih Mlô", "Y Thu Mlô")]
    ours, theirs = keys_of(records, np.array([records.add(person) for person in people]))
    month_surname = STRONG + 2
    assert ours[month_surname] == theirs[month_surname] != 0
