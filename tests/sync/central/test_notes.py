"""Notes are gathered, written now and then, and begin anew after a whole round."""

from datetime import timedelta

from sqlalchemy import select

from sync.central.notes import EVERY_S, Notes
from sync.central.store import CentralStore
from sync.central.tables import seen, trouble
from tests.sync.central.conftest import ANOTHER, NAM_DUONG


def held(store, table):
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def test_troubles_are_counted_until_a_round_is_whole(db_url, new_id, clock):
    store, notes = CentralStore(db_url), Notes()
    store.found_commune(NAM_DUONG, new_id)
    first, second, third, fourth = (clock() + timedelta(hours=hour) for hour in range(4))
    notes.add(NAM_DUONG, "a", "bad_body")
    notes.add(NAM_DUONG, "a", "bad_body", 2)
    notes.add(ANOTHER, "x", "bad_body")  # no such commune here
    notes.write(store, first)
    notes.add(NAM_DUONG, "a", "bad_body")
    notes.write(store, second)
    assert held(store, trouble) == [
        (NAM_DUONG, "a", "bad_body", first.isoformat(), second.isoformat(), 4)
    ]

    notes.finish_round(NAM_DUONG, "a")
    notes.write(store, third)
    assert held(store, seen) == [(NAM_DUONG, "a", third.isoformat())]
    notes.add(NAM_DUONG, "a", "bad_body")
    notes.write(store, fourth)
    again = fourth.isoformat()
    assert held(store, trouble) == [(NAM_DUONG, "a", "bad_body", again, again, 1)]
    store.close()


def test_it_is_due_when_there_is_something_and_time_has_passed():
    notes = Notes()
    assert not notes.is_due(100.0)
    notes.add(NAM_DUONG, "a", "busy")
    assert notes.is_due(100.0)
    assert not notes.is_due(100.0 + EVERY_S / 2)
    assert notes.is_due(101.0 + EVERY_S)
