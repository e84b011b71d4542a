"""The ledger gives out revisions in order and remembers who changed a record before."""

from dataclasses import replace

import pytest

from sync.central.ledger import Held, Ledger, chunks, dump
from sync.central.store import CentralStore, find_commune
from tests.sync.central.conftest import NAM_DUONG


@pytest.fixture
def store(store_path, new_id):
    opened = CentralStore(store_path)
    opened.found_commune(NAM_DUONG, new_id)
    yield opened
    opened.close()


def write(store, work):
    with store.write() as connection:
        ledger = Ledger(connection, find_commune(connection, NAM_DUONG, hold=True))
        given = work(ledger)
        ledger.write()
    return given


def test_revisions_follow_each_other_over_transactions(store):
    home = Held("household", "h", fields={"head_name": "A"})
    first = write(store, lambda ledger: ledger.put(home, "one"))
    assert (first.revision, first.other_revision) == (1, 0)

    again = write(store, lambda ledger: ledger.put(ledger.get("household", "h"), "one"))
    assert (again.revision, again.other_revision) == (2, 0)

    other = write(store, lambda ledger: ledger.put(ledger.get("household", "h"), "two"))
    assert (other.revision, other.other_revision) == (3, 2)
    third = write(store, lambda ledger: ledger.put(ledger.get("household", "h"), "two"))
    assert (third.revision, third.other_revision) == (4, 2)


def test_a_record_put_twice_in_one_batch_is_stored_once(store):
    def twice(ledger):
        one = ledger.put(Held("village", "v", fields={"name": "A"}), "one")
        return ledger.put(replace(one, fields={"name": "B"}), "one")

    assert write(store, twice).revision == 2
    assert write(store, lambda ledger: ledger.get("village", "v")).texts == {"name": "B"}
    assert write(store, lambda ledger: ledger.get("village", "none")) is None


def test_members_of_a_household_are_those_of_the_store_and_of_the_batch(store):
    def child(id_, parent):
        return Held("child", id_, fields={}, parent_id=parent)

    write(store, lambda ledger: [ledger.put(child(i, "h"), "one") for i in ("a", "b")])

    def look(ledger):
        ledger.put(child("c", "h"), "one")
        ledger.put(replace(ledger.get("child", "a"), parent_id="other"), "one")
        return sorted(one.id for one in ledger.children_of("h"))

    assert write(store, look) == ["b", "c"]


def test_many_ids_are_asked_for_in_parts():
    assert [len(part) for part in chunks([str(n) for n in range(1201)])] == [500, 500, 201]
    assert dump({"name": "Đồng"}) == '{"name":"Đồng"}'
