"""A movement that was written wrongly is put right or taken out, and the status follows."""

from datetime import date

from app.domain.status import Status
from app.services.movements.correct_movement import correct_movement, remove_movement
from app.services.outcome import Saved
from app.services.undo_group import undo_group
from tests.app.services.look_alikes import ON, add_home, an, stored
from tests.app.services.movements.test_record_movement import moved, movements, why


def the_only(app, child):
    with app.store.read() as snapshot:
        return snapshot.movements.of_child(child.id)[0]


def test_another_kind_gives_another_status_and_another_day_none(app):
    (child,) = add_home(app, an())
    moved(app, "BD03", "2026-06-01", child)
    left = the_only(app, child)
    assert isinstance(correct_movement(app, left.id, {"code": "BD04"}, on=ON), Saved)
    assert stored(app, child).status is Status.DIED
    saved = correct_movement(app, left.id, {"happened_on": "2026-05-30"}, on=ON, reason="giấy")
    assert the_only(app, child).happened_on == date(2026, 5, 30)
    undo_group(app, saved.group_id, on=ON)
    assert the_only(app, child).happened_on == date(2026, 6, 1)


def test_a_movement_taken_out_leaves_what_the_others_say(app):
    (child,) = add_home(app, an())
    moved(app, "BD03", "2026-06-01", child)
    left = the_only(app, child)
    saved = remove_movement(app, left.id, on=ON)
    assert stored(app, child).status is Status.ACTIVE
    assert movements(app, child) == []
    assert why(remove_movement(app, left.id, on=ON)) == "changed_meanwhile"
    undo_group(app, saved.group_id, on=ON)
    assert stored(app, child).status is Status.MOVED_OUT


def test_what_would_make_no_sense_is_refused(app, clock):
    (child,) = add_home(app, an())
    clock.pass_time(days=3)
    moved(app, "BD03", "2026-06-06", child)
    moved(app, "BD02", "2026-06-08", child)
    left = the_only(app, child)
    wrong = {"happened_on": "2026-06-09"}
    assert why(correct_movement(app, left.id, wrong, on=ON)) == "movement_in_future"
    assert why(correct_movement(app, left.id, {"place": ""}, on=ON)) == "movement_needs_place"
    assert why(correct_movement(app, left.id, {"code": "BD02"}, on=ON)) == "movement_already_in"
    assert why(correct_movement(app, left.id, {"happened_on": "x"}, on=ON)) == "movement_no_date"
    assert why(correct_movement(app, left.id, {"code": "BD77"}, on=ON)) == "movement_no_kind"
    assert why(correct_movement(app, "none", {}, on=ON)) == "changed_meanwhile"


def test_two_devices_wrote_the_same_and_one_of_it_may_be_taken_out(app):
    (child,) = add_home(app, an())
    moved(app, "BD03", "2026-06-01", child)
    left = the_only(app, child)
    twice = type(left)(
        id=app.new_id(), child_id=child.id, code="BD03", happened_on=date(2026, 6, 2)
    )
    with app.write("sync") as work:
        work.save(twice)
    assert isinstance(remove_movement(app, twice.id, on=ON), Saved)
    assert stored(app, child).status is Status.MOVED_OUT
