"""The ledger gives out revisions in order and remembers who changed a record before."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from sync.central.ledger import Held, Ledger, dump
from sync.central.store import CentralStore, find_commune
from tests.sync.central.conftest import NAM_DUONG


@pytest.fixture
def store(db_url, new_id):
    opened = CentralStore(db_url)
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


def test_a_batch_asks_once_for_each_kind_and_finds_the_homes_too(store):
    homes = [Held("household", f"h{n}", fields={}) for n in range(700)]
    children = [Held("child", f"c{n}", fields={}, parent_id=f"h{n}") for n in range(700)]
    write(store, lambda ledger: [ledger.put(one, "one") for one in homes + children])
    asked = []

    def look(ledger):
        event.listen(ledger._connection, "before_cursor_execute", lambda *a: asked.append(a[2]))
        ledger.load(one.key for one in children)
        return [ledger.get("household", f"h{n}").revision for n in range(700)]

    assert write(store, look) == list(range(1, 701))
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 2


def test_texts_are_kept_as_they_are_read():
    assert dump({"name": "Đồng"}) == '{"name":"Đồng"}'
