from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.matching.person import Person
from app.services.doubles.decide_duplicate import keep_apart
from app.services.doubles.find_likely import LikelyChildren


@pytest.fixture
def home(app, new_id):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    return Household(id=new_id(), village_id=village.id, head_name="Giàng A Tủa")


@pytest.fixture
def child(app, new_id, home):
    child = Child(
        id=new_id(),
        household_id=home.id,
        full_name="Giàng A Páo",
        birth_date=BirthDate(2017, 5, 4),
        sex=Sex.MALE,
    )
    with app.write("import") as unit:
        unit.save_all([home, child])
    return child


DRAFT = Person(full_name="Giàng A Páo", birth_date=BirthDate(2017, 5, 4))


def names(found):
    return [one.child.full_name for one in found]


def test_a_child_is_found_with_its_household_and_village(app, home, child):
    (found,) = LikelyChildren(app).of(DRAFT)
    assert (found.child, found.household) == (child, home)
    assert found.village.id == home.village_id
    assert found.match.reasons


def test_the_record_on_the_form_is_not_its_own_double(app, child):
    assert LikelyChildren(app).of(replace(DRAFT, id=child.id)) == []


def test_what_is_written_later_is_known_at_the_next_question(app, new_id, home, child):
    likely = LikelyChildren(app)
    assert names(likely.of(DRAFT)) == ["Giàng A Páo"]
    second = replace(child, id=new_id())
    with app.write("visit") as unit:
        unit.save(second)
    assert names(likely.of(DRAFT)) == ["Giàng A Páo", "Giàng A Páo"]
    with app.write("merge") as unit:
        unit.save(replace(second, status=Status.MERGED))
    assert names(likely.of(DRAFT)) == ["Giàng A Páo"]
    with app.write("visit") as unit:
        unit.save(replace(home, phone="0912345678"))
    (found,) = likely.of(replace(DRAFT, phone="0912345678"))
    assert found.household.phone == "0912345678"


def test_a_decision_is_heeded_at_the_next_question(app, new_id, child):
    twin = replace(child, id=new_id(), full_name="Giàng A Pảo")
    with app.write("visit") as unit:
        unit.save(twin)
    likely = LikelyChildren(app)
    assert names(likely.of(replace(DRAFT, id=twin.id))) == ["Giàng A Páo"]
    keep_apart(app, twin.id, child.id)
    assert likely.of(replace(DRAFT, id=twin.id)) == []


def test_many_changes_are_read_anew(app, new_id, home, child):
    likely = LikelyChildren(app)
    likely.of(DRAFT)
    many = [
        replace(child, id=new_id(), full_name="Vi Văn Tư", birth_date=BirthDate(2010 + n % 7))
        for n in range(600)
    ]
    other = replace(child, id=new_id(), full_name="Sùng Thị Mỷ", sex=Sex.FEMALE)
    with app.write("import") as unit:
        unit.save_all([*many, other])
    (found,) = likely.of(Person(full_name="Sùng Thị Mỷ", birth_date=BirthDate(2017, 5, 4)))
    assert found.child == other
