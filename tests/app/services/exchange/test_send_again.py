"""What was refused with its batch waits again; what was judged does not."""

from app.services.exchange.send_again import send_again
from app.storage.journal import State


def test_only_what_nobody_has_judged_waits_again(app):
    with app.write("visit") as work:
        unjudged, judged, done = [line.change.id for line in work.journal.since(0)][:3]
        mark = work.sync.outbox._mark
        mark([unjudged], state=State.NEEDS_FIX, central_code="too_large")
        mark([judged], state=State.NEEDS_FIX, central_code="field_too_long")
        mark([done], state=State.DONE)
        assert send_again(work, [unjudged, judged, done]) == 1
    with app.store.read() as snapshot:
        lines = {line.change.id: line for line in snapshot.journal.since(0)}
        assert unjudged in {one.change.id for one in snapshot.sync.outbox.outgoing(10)}
    assert (lines[unjudged].state, lines[unjudged].central_code) == (State.WAITING, "")
    assert (lines[judged].state, lines[done].state) == (State.NEEDS_FIX, State.DONE)


def test_all_that_nobody_has_judged(app):
    with app.write("visit") as work:
        unjudged, other, judged = [line.change.id for line in work.journal.since(0)][:3]
        for id_, code in ((unjudged, "too_large"), (other, "bad_body"), (judged, "field_too_long")):
            work.sync.outbox._mark([id_], state=State.NEEDS_FIX, central_code=code)
        assert send_again(work) == 2
        assert send_again(work) == 0
