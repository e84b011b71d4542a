"""What belongs to a child over sync: it arrives, goes where the child goes, and is never lost."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.circumstances.circumstance import Circumstance
from app.domain.exchange.conflict import read_versions
from app.domain.movements.movement import Movement
from app.domain.status import Status
from app.services.movements.turn_16 import turn_16
from app.services.undo_group import undo_group
from sync.outcome import Done
from tests.sync.homes import add_home, edit
from tests.sync.merging import Desk, settle
from tests.sync.test_merges import agree, shared


def give(desk, child, **circumstance):
    """Write a circumstance and a movement of a child."""
    held = Circumstance(id=desk.app.new_id(), child_id=child.id, code="DB04", **circumstance)
    came = Movement(
        id=desk.app.new_id(),
        child_id=child.id,
        code="BD02",
        happened_on=date(2026, 5, 4),
        place="xã Cao Đức",
        place_code="09466",
        paper=circumstance.get("paper", ""),
    )
    with desk.app.write("correct") as work:
        work.save_all([held, came])
    return held, came


def belongings(desk, child):
    with desk.app.store.read() as snapshot:
        found = [*snapshot.circumstances.of_child(child.id), *snapshot.movements.of_child(child.id)]
    return {one.id for one in found}


def circumstance(desk, held):
    with desk.app.store.read() as snapshot:
        return snapshot.circumstances.get(held.id)


def rewrite(desk, held, **fields):
    with desk.app.write("correct") as work:
        work.save(replace(work.circumstances.get(held.id), **fields))


def test_they_reach_the_other_device_and_the_digests_agree(desks):
    here, there = desks
    (child,) = shared(here, there, children=1)
    held, came = give(here, child, started_on=date(2026, 1, 5), paper="số 12")
    assert agree(here, there)
    with there.app.store.read() as snapshot:
        stored = snapshot.movements.get(came.id)
        assert replace(stored, revision=0) == came
        assert replace(snapshot.circumstances.get(held.id), revision=0) == held


def test_they_follow_a_merge_and_come_back_when_it_is_undone(desks):
    here, there = desks
    kept, loser = shared(here, there)
    of_loser = {one.id for one in give(here, loser)}
    of_kept = {one.id for one in give(here, kept, paper="số 7")}
    assert agree(here, there)
    saved = here.merge(kept, loser)
    late = {one.id for one in give(there, loser, paper="số 8")}
    assert agree(here, there)
    assert belongings(there, kept) == of_loser | of_kept | late
    undo_group(here.app, saved.group_id, on=here.app.today())
    assert agree(here, there)
    assert belongings(there, kept) == of_kept
    assert belongings(there, loser) == of_loser | late


def test_two_who_write_one_field_of_a_circumstance_are_asked(desks):
    here, there = desks
    (child,) = shared(here, there, children=1)
    held, _ = give(here, child)
    assert agree(here, there)
    rewrite(here, held, code="DB07", note="một")
    rewrite(there, held, code="DB06", note="hai")
    settle(here, there)
    both = circumstance(there, held)
    assert both == circumstance(here, held)
    assert {one.text for one in read_versions(both.conflicts["code"])} == {"DB07", "DB06"}
    assert both.note == "hai"


def test_an_edit_of_what_was_removed_elsewhere_is_asked_about(desks):
    here, there = desks
    (child,) = shared(here, there, children=1)
    held, _ = give(here, child)
    assert agree(here, there)
    rewrite(here, held, status=Status.REMOVED)
    rewrite(there, held, note="còn hưởng")
    settle(here, there)
    now = circumstance(here, held)
    assert now.status is Status.ACTIVE
    assert "status" in now.conflicts


def test_a_group_that_made_a_child_leaves_it_where_something_is_known_of_it(desks):
    here, _ = desks
    (child,) = add_home(here.app)
    with here.app.store.read() as snapshot:
        group = snapshot.journal.of_entity("child", child.id)[0].change.group_id
    give(here, child)
    undo_group(here.app, group, on=here.app.today())
    assert here.child(child).status is Status.ACTIVE


@pytest.mark.parametrize("moves", ["child", "household"])
def test_they_leave_a_village_with_their_child(make_device, moves):
    official = Desk(*make_device("official"))
    stays = add_home(official.app, village_name="Đồng Á")[0]
    elsewhere = add_home(official.app, village_name="Biêng")[0]
    give(official, stays)
    settle(official)
    with official.app.store.read() as snapshot:
        home = snapshot.households.get(stays.household_id)
        away = snapshot.households.get(elsewhere.household_id)
    helper = Desk(*make_device("helper", villages=(home.village_id,)))
    settle(helper)
    assert len(belongings(helper, stays)) == 2
    if moves == "child":
        edit(official.app, stays, household_id=elsewhere.household_id)
    else:
        with official.app.write("correct") as work:
            work.save(replace(home, village_id=away.village_id))
    assert isinstance(settle(official)[0], Done)
    assert isinstance(settle(helper)[0], Done)
    assert helper.child(stays).status is Status.MOVED_OUT
    assert belongings(helper, stays) == set()
    assert len(belongings(official, stays)) == 2


def test_a_helper_writes_only_of_children_in_its_villages(make_device):
    official = Desk(*make_device("official"))
    near = add_home(official.app, village_name="Đồng Á")[0]
    settle(official)
    with official.app.store.read() as snapshot:
        home = snapshot.households.get(near.household_id)
        other = next(one for one in snapshot.villages.all() if one.id != home.village_id)
    helper = Desk(*make_device("helper", villages=(home.village_id,)))
    settle(helper)
    _, came = give(helper, near)
    with official.app.write("correct") as work:
        work.save(replace(home, village_id=other.id))
    settle(official)
    assert not isinstance(helper.sync(), Done)
    with official.app.store.read() as snapshot:
        assert snapshot.movements.get(came.id) is None


def test_two_devices_note_it_and_it_is_one_movement(desks, clock):
    here, there = desks
    (child,) = add_home(here.app)
    here.edit(child, birth_date="2010-06-10")
    settle(here, there)
    clock.pass_time(days=5)
    for desk in desks:
        assert turn_16(desk.app, on=desk.app.today())
    assert all(isinstance(one, Done) for one in settle(here, there))
    assert here.records() == there.records()
    with there.app.store.read() as snapshot:
        assert [one.code for one in snapshot.movements.of_child(child.id)] == ["BD05"]
        assert snapshot.count_in_conflict() == 0
    assert there.child(child).status is Status.TURNED_16
