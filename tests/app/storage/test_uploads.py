from datetime import date

from app.domain.exchange.upload import UploadBatch, UploadRow
from app.storage.journal import State
from tests.sync.homes import add_home, edit, states

DAY = date(2026, 6, 8)


def batch_of(app, child, number="L20260608-01"):
    with app.store.read() as snapshot:
        waiting = snapshot.sync.uploads.waiting()
        told = tuple(waiting["child", child.id])
        row = UploadRow("key", child.id, child.household_id, told, True, "", "", ())
        return UploadBatch(number, DAY, (row,), snapshot.journal.last_seq())


def test_a_batch_travels_beside_those_of_the_line(app):
    child = add_home(app)[0]
    batch = batch_of(app, child)
    with app.write("upload") as work:
        uploads = work.sync.uploads
        assert uploads.children_of([child.household_id]) == {child.household_id: [child.id]}
        uploads.freeze(batch, "hash", app.clock())
        assert uploads.open() == [batch]
        assert work.sync.outbox.frozen() is None
        assert uploads.in_flight() == dict.fromkeys(batch.rows[0].changes, batch.id)
        uploads.mark_written(batch.id, app.clock())
        assert uploads.open()[0].written
    assert states(app, child) == [State.IN_FLIGHT]


def test_refused_then_accepted_with_a_later_batch(app):
    child = add_home(app)[0]
    first = batch_of(app, child)
    with app.write("upload") as work:
        work.sync.uploads.freeze(first, "hash", app.clock())
        work.sync.uploads.refuse(first.rows[0].changes, first.id, "said:x")
        work.sync.uploads.drop_answered()
        assert work.sync.uploads.open() == []
    edit(app, child, father_name="Lâm Văn Bảy")
    second = batch_of(app, child, "L20260608-02")
    with app.write("upload") as work:
        work.sync.uploads.freeze(second, "hash", app.clock())
        work.sync.uploads.accept(second, second.rows[0].changes, [("child", child.id)])
    assert states(app, child) == [State.DONE, State.DONE]


def test_all_that_travelled_in_files_waits_for_a_line_again(app):
    child = add_home(app)[0]
    batch = batch_of(app, child)
    with app.write("upload") as work:
        work.sync.uploads.freeze(batch, "hash", app.clock())
        work.sync.uploads.accept(batch, batch.rows[0].changes, [("child", child.id)])
        assert work.sync.uploads.count_waiting() == 1  # its household
    assert states(app, child) == [State.DONE]
    with app.write("enroll") as work:
        work.sync.uploads.give_back()
        assert work.sync.uploads.open() == []
    assert states(app, child) == [State.WAITING]
