"""Two devices enrolled for what is confidential share it; a third knows nothing of it."""

import json

import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.fields import fields_of
from app.domain.household import Household
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.record_circumstance import Recording, record_circumstances
from app.services.circumstances.unlock import set_passphrase, unlock
from app.services.exchange.read_returned import read_returned
from app.storage.engine import transaction
from sync.outcome import Done
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect
from tests.app.storage.test_drop_box import family, opened, saved
from tests.app.storage.test_old_secrets import NOW, write_in_the_open

WORD = "mật khẩu riêng"


def test_shared_by_who_is_allowed_alone(make_device):
    one, client = make_device("A", confidential=True)
    two, other = make_device("B", confidential=True)
    three, third = make_device("C")
    home = Household(id=one.new_id())
    child = Child(id=one.new_id(), household_id=home.id, full_name="Giáp Thị Đào")
    with one.write("import") as work:
        work.save_all([home, child])
    set_passphrase(one, WORD)
    record_circumstances(one, [Recording(child_id=child.id, code="DB11")], on=one.today())
    for device in (client, other, third):
        assert isinstance(device.run_once(), Done)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock(two, "mật khẩu chung")
    unlock(two, WORD)
    with two.store.read() as snapshot:
        assert [c.code for c in read_confidential(two, snapshot).circumstances] == ["DB11"]
    with three.store.read() as snapshot:
        assert snapshot.children.get(child.id) is not None
        assert snapshot.confidentials.all() == []
    set_passphrase(three, "mật khẩu khác")
    record_circumstances(three, [Recording(child_id=child.id, code="DB05")], on=three.today())
    assert not isinstance(third.run_once(), Done), "it is refused, and said so"
    with three.store.read() as snapshot:
        assert [line.code for line in read_returned(snapshot)] == ["not_confidential"]
    assert isinstance(client.run_once(), Done)
    with one.store.read() as snapshot:
        assert len(snapshot.confidentials.all()) == 1


def test_what_an_older_program_sent_in_the_open_is_sealed_and_crossed_everywhere(make_device):
    old, sending = make_device("A")
    one, client = make_device("B", confidential=True)
    protect(one)
    home, child = family(old, full_name="Giáp Thị Đào", special="Mồ côi")
    saved(old, home, child)
    write_in_the_open(old, child)
    with transaction(old.store._engine, immediate=True) as connection:
        fields = {**fields_of(child), "special": NOW, "status": "active"}
        text = json.dumps({name: ["", new] for name, new in fields.items()})
        connection.exec_driver_sql(
            "UPDATE journal SET fields = ? WHERE entity_id = ?", (text, child.id)
        )
    assert isinstance(sending.run_once(), Done)
    for _ in range(2):
        assert isinstance(client.run_once(), Done)
    with one.store.read() as snapshot:
        (copy,) = snapshot.sync.shadows.get([("child", child.id)]).values()
        assert (snapshot.children.get(child.id).special, copy.fields["special"]) == ("x", "x")
        assert len(snapshot.confidentials.all()) == 1
    assert "xâm hại" not in all_texts(one)
    assert isinstance(sending.run_once(), Done)
    with old.store.read() as snapshot:
        assert snapshot.children.get(child.id).special == "x"
    open_up(one)
    assert [c.code for c in opened(one)] == ["DB11"]


def test_what_waits_for_the_first_passphrase_keeps_no_round_from_its_end(make_device):
    one, client = make_device("A", confidential=True)
    two, other = make_device("B", confidential=True)
    home, child = family(one, special=NOW)
    saved(one, home, child)
    for device in (client, other):
        assert isinstance(device.run_once(), Done)
    with two.store.read() as snapshot:
        assert (snapshot.children.get(child.id).special, snapshot.confidentials.all()) == ("x", [])
    set_passphrase(one, WORD)
    for device in (client, other):
        assert isinstance(device.run_once(), Done)
    unlock(two, WORD)
    assert [c.code for c in opened(two)] == ["DB11"]
