"""Reading pages: each with its cursor or not at all, and never past what could not be read."""

from dataclasses import replace

import pytest
from sqlalchemy import event, func, select

from app.domain.status import Status
from app.services.exchange.watch_losses import allow_losses, stopped_losses
from app.storage.sync_tables import pull_cursor, shadow
from sync.outcome import Done, NeedsAttention, Waiting
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home, child_of

BAD_PAGES = {
    "cut": faults.cut_in_the_answer,
    "html": faults.html_200,
    "redirect": faults.redirect,
    "truncated": faults.truncated_gzip,
    "jammed": faults.jammed("5"),
    "another place": faults.changed(since=3),
    "another life": faults.changed(epoch="another"),
    "going back": faults.changed(cursor=0),
    "standing still": faults.changed(more=True, cursor=0),
    "no records": faults.changed(records=None),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_page_that_is_not_understood_moves_nothing(name, make_device, faulty, clock):
    official, client = make_device("official")
    client.run_once()
    reader, reads = make_device("reader", url=faulty.url)
    reads.run_once()
    child = add_home(official)[0]
    client.run_once()
    with reader.store.read() as snapshot:
        before = snapshot.sync.cursor()
    faulty.meet("/pull", BAD_PAGES[name])

    assert isinstance(reads.run_once(), Waiting)

    with reader.store.read() as snapshot:
        assert snapshot.sync.cursor() == before
    assert child_of(reader, child) is None
    clock.pass_time(seconds=60)
    assert isinstance(reads.run_once(), Done)
    assert child_of(reader, child) is not None


def test_a_page_and_its_cursor_are_kept_in_one_transaction(make_device):
    official, client = make_device("official")
    add_home(official, children=3)
    client.run_once()
    reader, reads = make_device("reader")
    reads.run_once()
    add_home(official, children=3)
    client.run_once()
    kept = []

    def look(connection):
        cursor = connection.scalar(select(pull_cursor.c.cursor))
        kept.append((cursor, connection.scalar(select(func.max(shadow.c.revision)))))

    event.listen(reader.store._engine, "commit", look)
    reads.run_once()

    assert len({cursor for cursor, _ in kept}) == 2
    assert [newest for _, newest in kept] == [cursor for cursor, _ in kept]


def test_many_pages_arrive_whole_whatever_order_records_were_changed_in(make_device, clock):
    official, client = make_device("official")
    children = [add_home(official, children=40)[0] for _ in range(30)]
    client.run_once()
    with official.write("visit") as work:
        homes = [work.households.get(child.household_id) for child in children]
        work.save_all(type(home)(**_fields(home) | {"phone": "0912345678"}) for home in homes)
    client.run_once()

    reader, reads = make_device("reader")
    outcome = reads.run_once()

    assert isinstance(outcome, Done)
    assert all(child_of(reader, child) == child_of(official, child) for child in children)


def _fields(home):
    return {name: getattr(home, name) for name in home.__slots__}


def test_a_new_life_of_the_central_that_holds_the_same_is_not_read_again(make_device, central):
    from sync.central.tables import commune

    official, client = make_device("official")
    add_home(official)
    client.run_once()
    with central.central.store.write() as connection:
        connection.execute(commune.update().values(epoch="a restored life"))

    outcome = client.run_once()

    assert isinstance(outcome, Done)
    assert outcome.tally.received == 0
    with official.store.read() as snapshot:
        assert snapshot.sync.cursor().epoch == "a restored life"


def test_many_children_ended_by_others_are_taken_only_after_a_person_has_looked(make_device):
    official, client = make_device("official")
    children = add_home(official, children=30)
    client.run_once()
    reader, reads = make_device("reader")
    reads.run_once()
    with official.write("clean") as work:
        work.save_all(replace(child, status=Status.REMOVED) for child in children[:5])
    client.run_once()
    for _ in range(2):
        outcome = reads.run_once()
        assert (type(outcome), outcome.reason_code) == (NeedsAttention, "mass_change")
        assert child_of(reader, children[0]).status is Status.ACTIVE
    shown = held(reader)
    assert {id_ for id_, _ in shown} == {c.id for c in children[:5]}

    with official.write("clean") as work:  # while a person looks at the list, more come
        work.save_all(replace(child, status=Status.REMOVED) for child in children[5:9])
        work.save(replace(children[0], status=Status.DIED))
    client.run_once()
    assert allow_losses(reader, shown) == 5
    assert held(reader) == []
    assert reads.run_once().reason_code == "mass_change"
    assert all(child_of(reader, child).status is Status.ACTIVE for child in children)
    more = held(reader)
    assert {id_ for id_, _ in more} == {c.id for c in (children[0], *children[5:9])}

    assert allow_losses(reader, more) == 5
    assert isinstance(reads.run_once(), Done)
    assert child_of(reader, children[0]).status is Status.DIED
    assert all(child_of(reader, c).status is Status.REMOVED for c in children[1:9])
    assert held(reader) == []
    with reader.store.read() as snapshot:
        assert snapshot.settings.get("sync.losses") == ""


def held(app):
    with app.store.read() as snapshot:
        return [(one.child_id, one.status) for one in stopped_losses(snapshot)]


def test_what_digests_bring_is_let_in_as_it_was_seen_too(make_device):
    official, client = make_device("official")
    children = add_home(official, children=30)
    client.run_once()
    reader, reads = make_device("reader")
    reads.run_once()
    with official.write("clean") as work:
        work.save_all(replace(child, status=Status.REMOVED) for child in children[:6])
    client.run_once()
    with official.store.read() as snapshot:
        head = snapshot.sync.cursor()
    with reader.write("test") as work:  # as if it had read them, and a disk had lost them since
        work.sync.move_cursor(head)
    assert reads.run_once().reason_code == "mass_change"
    shown = held(reader)
    assert {id_ for id_, _ in shown} == {c.id for c in children[:6]}
    assert allow_losses(reader, shown) == 6
    assert isinstance(reads.run_once(), Done)
    assert child_of(reader, children[5]).status is Status.REMOVED
