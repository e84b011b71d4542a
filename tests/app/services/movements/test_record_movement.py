"""A movement and the status are one change; a household goes together; nonsense is refused."""

from datetime import date

import pytest

from app.domain.status import Status
from app.messages.movements import MOVEMENT_REFUSALS
from app.services.cleaning.correct_child import Correction, correct_child
from app.services.movements.record_movement import NewMovement, record_movement
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter
from tests.app.services.look_alikes import ON, add_home, an, edit, merged, stored


def move(app, code, day, *children, **said):
    said = {"place": "xã Cao Đức", "paper": "số 1", "note": "x", **said}
    asked = NewMovement(
        children=tuple(child.id for child in children),
        code=code,
        happened_on=date.fromisoformat(day) if day else None,
        **said,
    )
    return record_movement(app, asked, on=ON)


def moved(app, *said, **more):
    saved = move(app, *said, **more)
    assert isinstance(saved, Saved), saved
    return saved


def why(outcome):
    assert isinstance(outcome, Refused), outcome
    assert outcome.problems[0].code in MOVEMENT_REFUSALS
    return outcome.problems[0].code


def listed(app):
    with app.store.read() as snapshot:
        return set(snapshot.list.ids(ChildFilter()))


def movements(app, child):
    with app.store.read() as snapshot:
        return [one.code for one in snapshot.movements.of_child(child.id)]


def test_a_household_moves_away_and_comes_back_elsewhere(app):
    one, two = add_home(app, an(), an(full_name="Lê Văn Bình"))
    (other,) = add_home(app, an(full_name="Lê Thị Hoa"))
    gone = moved(app, "BD03", "2026-06-01", one, two, place="xã Cao Đức", place_code="09466")
    assert listed(app) == {other.id}
    assert stored(app, one).status is Status.MOVED_OUT
    back = moved(app, "BD02", "2026-06-05", one, household_id=other.household_id)
    assert stored(app, one).household_id == other.household_id
    assert listed(app) == {one.id, other.id}
    undo_group(app, back.group_id, on=ON)
    assert stored(app, one).household_id == one.household_id
    undo_group(app, gone.group_id, on=ON)
    assert listed(app) == {one.id, two.id, other.id}
    assert movements(app, one) == []


def test_what_is_missing_is_said_and_nothing_is_written(app):
    (child,) = add_home(app, an())
    assert why(move(app, "BD03", "", child)) == "movement_no_date"
    assert why(move(app, "BD77", "2026-06-01", child)) == "movement_no_kind"
    assert why(move(app, "BD03", "2026-06-01")) == "movement_no_child"
    assert why(move(app, "BD03", "2026-06-01", child, place=" ")) == "movement_needs_place"
    assert why(move(app, "BD04", "2026-06-01", child, paper="")) == "movement_needs_paper"
    assert why(move(app, "BD07", "2026-06-01", child, note="")) == "movement_needs_note"
    assert why(move(app, "BD08", "2026-06-01", child, note="mẹ nhiễm HIV")) == "words_are_secret"
    assert movements(app, child) == []


def test_of_a_household_it_is_done_for_all_or_for_none(app):
    one, two = add_home(app, an(), an(full_name="Lê Văn Bình"))
    moved(app, "BD04", "2026-06-02", two)
    refused = move(app, "BD03", "2026-06-03", one, two)
    assert (why(refused), refused.holders) == ("movement_already_dead", (two.id,))
    assert stored(app, one).status is Status.ACTIVE


@pytest.mark.parametrize("code", ["BD03", "BD04"])
def test_whoever_is_off_the_list_is_locked_and_keeps_its_history(app, code):
    (child,) = add_home(app, an())
    moved(app, code, "2026-06-01", child)
    now = stored(app, child)
    with app.store.read() as snapshot:
        home = snapshot.households.get(child.household_id)
    asked = Correction(seen_child=now, seen_household=home, fields={"full_name": "Lê Văn Ân"})
    refused = correct_child(app, asked, on=ON)
    assert isinstance(refused, Refused)
    assert refused.problems[0].code == "no_longer_active"
    assert movements(app, child) == [code]


def test_a_stay_changes_no_status_and_a_merged_record_moves_no_more(app):
    kept, loser = add_home(app, an(), an())
    moved(app, "BD08", "2026-05-01", loser)
    assert stored(app, loser).status is Status.ACTIVE
    merged(app, kept, loser)
    assert movements(app, kept) == ["BD08"]
    assert why(move(app, "BD03", "2026-06-01", loser)) == "movement_merged"
    assert why(move(app, "BD08", "2026-06-01", kept)) == "movement_already_away"
    moved(app, "BD12", "2026-06-01", kept)


def test_whoever_comes_back_to_a_household_that_ended_has_it_back(app):
    (child,) = add_home(app, an())
    moved(app, "BD03", "2026-06-01", child)
    with app.store.read() as snapshot:
        home = snapshot.households.get(child.household_id)
    edit(app, home, status="removed")
    moved(app, "BD02", "2026-06-02", child)
    with app.store.read() as snapshot:
        assert snapshot.households.get(home.id).status is Status.ACTIVE
        assert snapshot.problems.of_child(child.id)
