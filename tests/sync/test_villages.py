"""Villages change in the commune: who works for one of them gets what became of it."""

import dataclasses
from datetime import date

from app.domain.places.village_past import Decision
from app.domain.places.village_table import read_pasted
from app.domain.status import Status
from app.services.places.change_villages import change_villages
from app.services.undo_group import undo_group
from sync.outcome import Done
from tests.sync.homes import add_home, child_of, edit, village

ON = date(2026, 6, 8)


def merge(app, table):
    return change_villages(app, read_pasted(table), Decision(ON, "12/QĐ-UBND")).group_id


def titles(app):
    with app.store.read() as snapshot:
        return {one.title: one for one in snapshot.villages.all()}


def test_a_collaborator_of_a_merged_village_gets_the_whole_new_one(make_device):
    official, client = make_device("official")
    client.run_once()
    collaborator, hers = make_device("collaborator", villages=(village(official, "Biêng"),))
    own = add_home(official, village_name="Biêng")[0]
    other = add_home(official, village_name="Đồng Á")[0]
    assert isinstance(client.run_once(), Done)
    assert isinstance(hers.run_once(), Done)
    assert child_of(collaborator, own)
    assert child_of(collaborator, other) is None

    edit(collaborator, own, mother_name="Lê Thị Mơ")  # offline, before she hears of it
    group = merge(official, "Biêng, Đồng Á → Thôn Đoàn Kết")
    assert isinstance(client.run_once(), Done)
    assert isinstance(hers.run_once(), Done)
    assert "Thôn Đoàn Kết" in titles(collaborator)
    assert child_of(collaborator, own).status is Status.ACTIVE
    assert child_of(collaborator, own).mother_name == "Lê Thị Mơ"
    assert child_of(collaborator, other)
    edit(collaborator, other, mother_name="Vi Thị Lan")
    assert isinstance(hers.run_once(), Done)
    assert isinstance(client.run_once(), Done)
    assert child_of(official, other).mother_name == "Vi Thị Lan"

    undo_group(official, group, on=ON)
    assert isinstance(client.run_once(), Done)
    assert isinstance(hers.run_once(), Done)
    assert child_of(collaborator, own).status is Status.ACTIVE
    assert child_of(collaborator, other).status is Status.MOVED_OUT


def test_another_device_of_the_commune_gets_the_merge_with_its_history(make_device):
    official, client = make_device("official")
    colleague, other = make_device("colleague")
    client.run_once()
    other.run_once()
    merge(official, "Biêng → Thôn Biêng Thượng; Biêng Hạ")
    assert isinstance(client.run_once(), Done)
    assert isinstance(other.run_once(), Done)
    assert titles(colleague).keys() == titles(official).keys()
    with official.store.read() as ours, colleague.store.read() as theirs:
        for one in ours.villages.all_ever():
            same = theirs.villages.get(one.id)
            assert dataclasses.replace(same, revision=0) == dataclasses.replace(one, revision=0)
