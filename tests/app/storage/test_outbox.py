"""The outbox: what goes next, what travels together, and what carries what along."""

from app.domain.household import Household
from app.storage.journal import State
from app.storage.outbox import Batch, Settled
from tests.app.services.exchange.test_settle_batch import freeze, settle_all


def save_head(app, head, id_="h"):
    with app.write("visit") as work:
        return work.save(Household(id=id_, head_name=head))


def outgoing(app, limit=100, skip=()):
    with app.store.read() as snapshot:
        return snapshot.sync.outbox.outgoing(limit, skip)


def test_changes_go_in_the_order_they_were_made_each_after_the_last_of_its_record(app):
    settle_all(app)
    first, other, second = save_head(app, "A"), save_head(app, "X", "i"), save_head(app, "B")
    assert [(one.change.id, one.after) for one in outgoing(app)] == [
        (first.id, ""),
        (other.id, ""),
        (second.id, first.id),
    ]
    assert [one.change.id for one in outgoing(app, limit=1)] == [first.id]
    skipped = outgoing(app, limit=1, skip={first.id, other.id})
    assert [(one.change.id, one.after) for one in skipped] == [(second.id, first.id)]


def test_a_frozen_batch_keeps_its_bytes_until_it_is_settled(app):
    batch, changes = freeze(app)
    save_head(app, "A")
    with app.write("sync") as work:
        work.sync.outbox.mark_sent(batch.id, app.clock())
    with app.store.read() as snapshot:
        outbox = snapshot.sync.outbox
        frozen = outbox.frozen()
        assert (frozen.body, frozen.change_ids, frozen.tries) == (b"x", batch.change_ids, 1)
        assert outbox.counts() == {State.IN_FLIGHT: 4, State.WAITING: 1}
        assert outbox.oldest_at() == changes[0].at
        assert outbox.seqs(batch.change_ids) == {c.id: n + 1 for n, c in enumerate(changes)}
    with app.write("sync") as work:
        assert work.sync.outbox.forget(batch.id)
        assert not work.sync.outbox.forget(batch.id)
        work.sync.outbox.settle(batch.id, [])
    with app.store.read() as snapshot:
        assert snapshot.sync.outbox.counts() == {State.WAITING: 1}
        assert snapshot.sync.outbox.frozen() is None


def test_a_mended_record_carries_what_was_refused_and_drops_what_was_taken_back(app):
    settle_all(app)
    with app.write("visit") as work:
        bad = work.save(Household(id="h", head_name="x", phone="1"))
    batch, _ = freeze(app)
    with app.write("sync") as work:
        work.sync.outbox.forget(batch.id)
        work.sync.outbox.settle(batch.id, [Settled(bad.id, State.NEEDS_FIX, "code", "phone")])
    with app.write("visit") as work:
        [line] = work.sync.outbox.returned()
        work.save(Household(id="h", head_name="y"))
        assert work.sync.outbox.returned() == []  # it is on its way again
    [carried] = outgoing(app)
    assert carried.after == ""
    assert carried.change.fields == {"head_name": ("", "y"), "status": ("", "active")}
    with app.store.read() as snapshot:
        unsent = snapshot.sync.outbox.unsent_fields([("household", "h")])
    assert unsent == {("household", "h"): {"head_name": "y", "phone": "", "status": "active"}}
    assert (line.central_code, line.central_field) == ("code", "phone")

    with app.write("sync") as work:
        work.sync.outbox.replace_refused({("household", "h"): carried.seq})
    with app.store.read() as snapshot:
        assert snapshot.sync.outbox.counts() == {State.WAITING: 1}


def test_of_a_change_in_conflict_only_what_the_central_named_is_unsent(app):
    settle_all(app)
    with app.write("visit") as work:
        one = work.save(Household(id="h", head_name="x", phone="1"))
    batch, _ = freeze(app)
    with app.write("sync") as work:
        work.sync.outbox.forget(batch.id)
        work.sync.outbox.settle(batch.id, [Settled(one.id, State.CONFLICT, "conflict", "phone")])
    with app.store.read() as snapshot:
        assert snapshot.sync.outbox.unsent_fields([("household", "h")]) == {
            ("household", "h"): {"phone": "1"}
        }


def test_the_open_lines_are_found_through_their_index(app):
    from sqlalchemy import text

    with app.store.read() as snapshot:
        plan = snapshot._connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT * FROM journal "
                "WHERE journal.state NOT IN ('done', 'received') AND state = 'waiting'"
            )
        ).all()
    assert any("ix_journal_open" in row.detail for row in plan)
    assert Batch("b", b"", "h", (), 1, 1).tries == 0
