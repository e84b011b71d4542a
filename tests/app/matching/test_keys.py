from dataclasses import replace

import pytest

from app.domain.birth_date import BirthDate
from app.domain.ids import HouseholdId
from app.domain.sex import Sex
from app.matching.keys import strong_keys, typing_keys, weak_keys
from app.matching.person import Person
from app.matching.record import prepare

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


@pytest.fixture
def shared(lexicon):
    def shared(keys, **changes):
        one, two = prepare(CHILD, lexicon), prepare(replace(CHILD, **changes), lexicon)
        return len(set(keys(one)) & set(keys(two)))

    return shared


@pytest.mark.parametrize("number", ["924215604933", "024215904933", "024215604938", "024215604393"])
def test_a_slip_leaves_a_part_of_the_number(shared, number):
    assert shared(strong_keys, national_id=number, full_name="") >= 1


@pytest.mark.parametrize("name", ["Khang Lê Minh", "Le Minh Khang", "Lê Minh Khanh"])
def test_the_whole_name_is_found_in_any_order_and_spelling(shared, name):
    assert shared(strong_keys, full_name=name, national_id="") == 1


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
def test_a_double_with_errors_shares_two_keys(shared, changes):
    assert shared(weak_keys, **changes) >= 2


def test_a_draft_is_found_by_its_people_before_it_has_a_date(shared):
    assert shared(typing_keys, birth_date=None, full_name="", mother_name="") == 1


def test_nothing_known_gives_no_key(lexicon):
    record = prepare(Person(), lexicon)
    assert [*strong_keys(record), *weak_keys(record), *typing_keys(record)] == []
