"""The invented office works as people do, the same way each time, and its changes are whole."""

from collections import Counter
from datetime import date

import pytest

from app.demo.office import InventedOffice
from app.domain.places.units import find_commune


@pytest.fixture
def office():
    return InventedOffice(3, 80, commune=find_commune("07603"), on=date(2026, 6, 8))


def test_visits_bring_a_home_and_a_visit_before_its_children(office):
    changes = list(office.enter_visits())
    kinds = Counter(change.entity for change in changes)
    assert kinds["child"] == 80
    assert kinds["household"] == kinds["visit"]
    homes = set()
    for change in changes:
        homes |= {change.entity_id} if change.entity == "household" else set()
        if change.entity == "child":
            assert change.fields["household_id"][1] in homes
    assert [change.id for change in changes] == sorted({change.id for change in changes})


def test_a_list_is_one_group(office):
    changes = list(office.bring_in_list())
    assert len({change.group_id for change in changes}) == 1
    assert sum(change.entity == "child" for change in changes) == 80
    assert any("external_code" in change.fields for change in changes)


def test_corrections_put_as_many_fields_right_as_was_asked(office):
    changes = list(office.correct(3))
    assert {len(change.fields) for change in changes} == {3}
    assert all(old != new for change in changes for old, new in change.fields.values())


def test_one_seed_does_one_work(office):
    again = InventedOffice(3, 80, commune=find_commune("07603"), on=date(2026, 6, 8))
    assert list(again.enter_visits()) == list(office.enter_visits())
