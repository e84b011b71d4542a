"""A decision between two texts stands on the central's and is sent only where it differs."""

from app.services.decide_conflicts import decide_conflicts
from app.services.read_returned import read_returned
from app.storage.journal import Origin, State
from app.storage.shadows import Shadow
from tests.app.services.test_read_returned import give_back
from tests.sync.homes import add_home, child_of


def in_conflict(app):
    child = add_home(app)[0]
    give_back(app, child, State.CONFLICT, "conflict", "mother_name")
    with app.write("sync") as work:
        work.sync.shadows.put([Shadow("child", child.id, 3, {"mother_name": "Trần Thị Mận"})])
        (one,) = read_returned(work)
    return child, one.change_id


def test_keeping_ones_own_sends_it_over_theirs(app):
    child, change_id = in_conflict(app)
    with app.write("visit") as work:
        decide_conflicts(work, [change_id])
        change = work.save(child)
    assert change.fields == {"mother_name": ("Trần Thị Mận", "Trần Thị Mơ")}
    with app.store.read() as snapshot:
        assert read_returned(snapshot) == []
        first, received, decided = snapshot.journal.of_entity("child", child.id)
    assert first.state is State.DONE
    assert (received.origin, received.state) == (Origin.CENTRAL, State.RECEIVED)
    assert received.change.group_id != decided.change.group_id
    assert decided.state is State.WAITING
    assert child_of(app, child) == child


def test_taking_theirs_sends_nothing(app):
    child, change_id = in_conflict(app)
    with app.write("visit") as work:
        decide_conflicts(work, [change_id])
    assert child_of(app, child).mother_name == "Trần Thị Mận"
    with app.store.read() as snapshot:
        assert snapshot.sync.outbox.counts() == {}


def test_what_was_not_shown_is_not_decided(app):
    child, _ = in_conflict(app)
    with app.write("visit") as work:
        decide_conflicts(work, ["another"])
        decide_conflicts(work, [])
    assert child_of(app, child) == child
    with app.store.read() as snapshot:
        assert len(read_returned(snapshot)) == 1
