"""What was refused waits again and goes as it is."""

from app.services.send_again import send_again
from app.storage.journal import State


def test_what_is_refused_waits_again_and_nothing_else_does(app):
    with app.write("visit") as work:
        refused, done = [line.change.id for line in work.journal.since(0)][:2]
        work.sync.outbox._mark([refused], state=State.NEEDS_FIX, central_code="too_large")
        work.sync.outbox._mark([done], state=State.DONE)
        send_again(work, [refused, done])
    with app.store.read() as snapshot:
        lines = {line.change.id: line for line in snapshot.journal.since(0)}
        assert refused in {one.change.id for one in snapshot.sync.outbox.outgoing(10)}
    assert (lines[refused].state, lines[refused].central_code) == (State.WAITING, "")
    assert lines[done].state == State.DONE
