from dataclasses import replace

import pytest

from app.domain.household import Household
from app.domain.status import Status
from tests.app.services.look_alikes import add_home, an


@pytest.fixture
def homes(app):
    with app.store.read() as snapshot:
        villages = {village.name: village.id for village in snapshot.villages.all()}
    made = [
        Household(id=app.new_id(), head_name=head, village_id=villages.get(place), **more)
        for head, place, more in (
            ("Đặng Văn Hòa", "Biêng", {"phone": "0912345678"}),
            ("Đặng Văn Hoà", "Đồng Á", {"address": "Đội 2"}),
            ("Vi Thị Sáu", None, {}),
            ("Lê Lâm", "Biêng", {"status": Status.REMOVED}),
        )
    ]
    with app.write("import") as work:
        work.save_all(made)
    return villages, made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang hoa", [0, 1]),
        ("hoà", [0, 1]),
        ("doi 2", [1]),
        ("234", [0]),
        ("le lam", []),
        ("%", []),
    ],
)
def test_any_part_finds_tones_aside(app, homes, words, found):
    _, made = homes
    with app.store.read() as snapshot:
        ids = {home.id for home in snapshot.households.find(words)}
    assert ids == {made[place].id for place in found}


def test_a_village_narrows_and_knows_its_own(app, homes):
    villages, made = homes
    with app.store.read() as snapshot:
        assert snapshot.households.find("hoa", villages["Biêng"]) == [made[0]]
        assert snapshot.households.in_village(villages["Biêng"]) == [made[0]]
        assert snapshot.households.in_village(None) == [made[2]]
        assert snapshot.households.of_head("dang van hoa", villages["Đồng Á"]) == [made[1]]
        assert snapshot.households.of_head("Vi Thị Sáu", None) == [made[2]]


def test_ended_households_are_found_by_their_children(app):
    kept, gone = add_home(app, an())[0], add_home(app, an())[0]
    with app.write("merge") as unit:
        home = unit.households.get(gone.household_id)
        unit.save(replace(home, status=Status.REMOVED))
    with app.store.read() as snapshot:
        assert snapshot.households.ended_with([kept.id, gone.id]) == {gone.household_id}
        assert snapshot.households.ended([kept.household_id, gone.household_id])[0].id == home.id
