"""What left this device's villages counts no more, and is nothing to be sent."""

from app.domain.status import Status
from app.services.exchange.let_go import let_go
from app.storage.journal import Origin, State
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import NUMBER, ON, add_home, an, stored


def test_it_counts_no_more_and_the_copies_are_forgotten(app):
    gone, stays = add_home(app, an(national_id=NUMBER))[0], add_home(app, an(national_id=NUMBER))[0]
    keys = [("child", gone.id), ("household", gone.household_id), ("visit", "không có")]
    with app.write("sync", origin=Origin.CENTRAL) as work:
        work.sync.shadows.put(Shadow(*key, 3, {}) for key in keys)
        assert let_go(work, keys, ON) == 2
        assert work.sync.shadows.is_empty()
        assert let_go(work, keys, ON) == 0
    assert stored(app, gone).status is Status.MOVED_OUT
    with app.store.read() as snapshot:
        assert snapshot.journal.of_entity("child", gone.id)[-1].state is State.RECEIVED
        assert snapshot.problems.of_child(gone.id) == []
        codes = {problem.code for problem in snapshot.problems.of_child(stays.id)}
    assert "duplicate_national_id" not in codes
    assert "missing_sex" in codes
