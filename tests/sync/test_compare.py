"""Comparing finds exactly the records that differ, however many there are."""

import pytest
from sqlalchemy import func, update

from app.storage.sync_tables import shadow
from sync.compare import Compare
from sync.exchange import Halt
from sync.memory import read_link, read_memory
from sync.outcome import Done
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home, village


def compare_of(app, client):
    with app.store.read() as snapshot:
        link, memory = read_link(snapshot.settings), read_memory(snapshot.settings)
    return Compare(client._line(link, memory))


def spoil(app, *ids):
    """Write something else into our copies of these records."""
    with app.store._engine.begin() as connection:
        connection.execute(
            update(shadow)
            .where(shadow.c.entity_id.in_(ids))
            .values(fields=func.json_set(shadow.c.fields, "$.full_name", "?"))
        )


@pytest.fixture
def device(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    children = [add_home(app, 40)[7] for _ in range(3)] + [add_home(app, 3, "Biêng")[1]]
    assert isinstance(client.run_once(), Done)
    return app, client, children


def test_equal_stores_agree_by_one_small_answer(device):
    app, client, _ = device
    compare = compare_of(app, client)
    compared = compare.run()
    assert compared.agrees
    assert compare.line.tally.requests == 1
    assert compare.line.exchange.attempts[0].received_bytes < 250


def test_exactly_the_records_that_differ_are_found(device):
    app, client, children = device
    spoil(app, children[0].id, children[3].id)
    compare = compare_of(app, client)
    compared = compare.run()
    assert set(compared.groups) == {village(app), village(app, "Biêng")}
    found = compare.differing(compared)
    assert found.all() == sorted(("child", one.id) for one in (children[0], children[3]))
    assert found.counts() == {village(app): 1, village(app, "Biêng"): 1}


def test_a_record_that_only_one_side_has_is_found(device):
    app, client, children = device
    with app.write("spoil") as work:
        work.sync.shadows.drop([("child", children[1].id)])
    compare = compare_of(app, client)
    assert compare.differing(compare.run()).all() == [("child", children[1].id)]


def test_a_central_that_moved_on_is_not_compared_with(device, make_device):
    app, client, _ = device
    other, also = make_device("colleague")
    add_home(other)
    also.run_once()
    assert compare_of(app, client).run() is None


@pytest.mark.parametrize(
    "lie", [{"parts": []}, {"parts": [{}]}, {"parts": [{"split": [[1, "0" * 32]] * 16}]}]
)
def test_an_answer_that_makes_no_sense_is_not_believed(device, faulty, lie):
    app, client, children = device
    spoil(app, children[3].id)
    compare = compare_of(app, client)
    compared = compare.run()
    faulty.meet("/parts", faults.changed(**lie))
    with pytest.raises(Halt, match="not_understood"):
        compare.differing(compared)
