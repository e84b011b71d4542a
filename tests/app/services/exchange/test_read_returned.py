"""What came back is told once, with its reason, until a later change is on its way to mend it."""

from dataclasses import replace

from app.services.exchange.read_returned import read_returned, records_of
from app.storage.journal import State
from app.storage.outbox import Batch, Settled
from app.storage.shadows import Shadow
from tests.sync.homes import add_home, edit


def give_back(app, child, state, code, field):
    """Answer everything that waits as a central does that took all but this child."""
    with app.write("sync") as work:
        sent = [one.change for one in work.sync.outbox.outgoing(100)]
        batch = Batch("b", b"", "", tuple(change.id for change in sent), 1, 99)
        work.sync.outbox.freeze(batch, app.clock())
        work.sync.outbox.forget("b")
        bad = [change.id for change in sent if change.entity_id == child.id]
        work.sync.outbox.settle("b", [Settled(id_, state, code, field) for id_ in bad])


def test_a_refused_change_is_told_until_it_is_changed_again(app):
    child = add_home(app)[0]
    give_back(app, child, State.NEEDS_FIX, "field_too_long", "special")
    with app.store.read() as snapshot:
        (one,) = read_returned(snapshot)
        assert read_returned(snapshot, {("child", "another")}) == []
    assert (one.code, one.fields, one.is_conflict) == ("field_too_long", ("special",), False)
    assert records_of([one, replace(one, code="later")])["child", child.id].code == "later"
    edit(app, child, special="DB01")
    with app.store.read() as snapshot:
        assert read_returned(snapshot) == []


def test_a_conflict_brings_what_the_central_holds_and_is_told_until_it_is_decided(app):
    child = add_home(app)[0]
    give_back(app, child, State.CONFLICT, "", "mother_name")
    with app.write("sync") as work:
        work.sync.shadows.put([Shadow("child", child.id, 3, {"mother_name": "Trần Thị Mận"})])
    edit(app, child, special="DB01")
    with app.store.read() as snapshot:
        (one,) = read_returned(snapshot)
    assert one.code == "conflict"
    assert one.theirs == {"mother_name": "Trần Thị Mận"}
