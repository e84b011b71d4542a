from datetime import timedelta

from app.domain.household import Household
from app.services.exchange.set_aside import (
    CENTRAL_FAILS,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    aside,
    due_again,
    end_pauses,
    next_due,
    note_failure,
)
from app.storage.journal import State
from tests.app.services.exchange.test_settle_batch import settle_all

SECOND = timedelta(seconds=1)


def test_pauses_grow_up_to_the_longest_and_a_later_change_mends_it(app, clock):
    settle_all(app)
    with app.write("visit") as work:
        bad = work.save(Household(id="h", head_name="A")).id
        work.sync.outbox._mark([bad], state=State.NEEDS_FIX, central_code=CENTRAL_FAILS)
    now, pause = clock(), FIRST_PAUSE
    with app.write("sync") as work:
        assert due_again(work, now) == [bad]
        for _ in range(9):
            note_failure(work, bad, now)
            assert next_due(work, now) == now + pause
            assert due_again(work, now + pause - SECOND) == []
            assert due_again(work, now + pause) == [bad]
            pause = min(LONGEST_PAUSE, pause * 2)
        assert pause == LONGEST_PAUSE
        assert end_pauses(work, now) == 1
        assert due_again(work, now) == [bad]
    with app.write("visit") as work:
        work.save(Household(id="h", head_name="B"))
    with app.write("sync") as work:
        assert aside(work) == []
        assert next_due(work, now) is None
        assert end_pauses(work, now) == 0
