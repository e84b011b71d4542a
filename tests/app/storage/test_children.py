from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status

NUMBER = "024215000001"
SIBLINGS = ("Lê An", 2012, "TE1"), ("Lê Bình", 2015, "TE2"), ("Lê Cúc", 2010, "TE2")


@pytest.fixture
def family(app):
    """A household of Biêng with three children, one of whom moved out."""
    with app.store.read() as snapshot:
        village = next(v for v in snapshot.villages.all() if v.name == "Biêng")
    home = Household(id=app.new_id(), head_name="Lê Lâm", village_id=village.id)
    eldest, second, gone = (
        Child(
            id=app.new_id(),
            household_id=home.id,
            full_name=name,
            birth_date=BirthDate(year),
            external_code=code,
            national_id=NUMBER,
        )
        for name, year, code in SIBLINGS
    )
    gone = replace(gone, status=Status.MOVED_OUT)
    with app.write("import") as work:
        work.save_all([home, second, eldest, gone])
    return home, eldest, second, gone


def test_a_family_is_listed_eldest_first_without_those_who_left(app, family):
    home, eldest, second, _ = family
    with app.store.read() as snapshot:
        assert snapshot.children.of_household(home.id) == [eldest, second]
        assert snapshot.children.count() == 2


def test_a_code_finds_the_active_child_first(app, family):
    _, eldest, second, _ = family
    with app.store.read() as snapshot:
        assert snapshot.children.by_external_code("TE1") == eldest
        assert snapshot.children.by_external_code("TE2") == second
        assert snapshot.children.by_external_code("") is None
        assert snapshot.children.by_external_code("TE9") is None


def test_only_active_children_hold_a_number(app, family):
    _, eldest, second, _ = family
    with app.store.read() as snapshot:
        assert set(snapshot.children.holders_of(NUMBER)) == {eldest.id, second.id}
        assert snapshot.children.holders_of("") == []
        assert snapshot.children.id_counts() == {NUMBER: 2}


def test_everyone_comes_with_the_household(app, family):
    home, eldest, second, gone = family
    with app.store.read() as snapshot:
        assert list(snapshot.children.everyone()) == [(eldest, home), (second, home)]
        assert snapshot.children.with_household(gone.id) == (gone, home)
        assert snapshot.children.with_household("nobody") is None


def test_villages_are_counted(app, family):
    home, *_ = family
    with app.store.read() as snapshot:
        assert snapshot.children.count_by_village() == {home.village_id: 2}
