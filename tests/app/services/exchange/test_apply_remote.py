"""Taking over the central's records: unsent texts stay, nothing is created twice."""

from datetime import date

import pytest

from app.domain.exchange.conflict import Version, write_versions
from app.domain.fields import fields_of
from app.services.exchange.apply_remote import MISSING_PARENT, UNREADABLE, apply_remote
from app.storage.journal import Origin, State
from app.storage.shadows import Shadow

ON = date(2026, 6, 8)
HOME = Shadow("household", "h", 7, {"head_name": "Vi Văn An", "status": "active"})
CHILD = Shadow(
    "child", "c", 8, {"household_id": "h", "full_name": "Vi Thị Bình", "status": "active"}
)


def take(app, *copies):
    with app.write("sync", origin=Origin.CENTRAL) as work:
        return apply_remote(work, copies, ON)


def held(app):
    with app.store.read() as snapshot:
        return {copy.key: copy.held for copy in snapshot.sync.shadows.held()}


def test_records_arrive_with_their_revision_history_and_problems(app):
    assert take(app, CHILD, HOME) == 2
    with app.store.read() as snapshot:
        child = snapshot.children.get("c")
        assert (child.full_name, child.revision) == ("Vi Thị Bình", 8)
        [line] = snapshot.journal.of_entity("child", "c")
        assert (line.state, line.change.action) == (State.RECEIVED, "sync")
        codes = {problem.code for problem in snapshot.problems.of_child("c")}
        assert {"missing_birth_date", "missing_national_id"} <= codes


def test_the_same_page_again_changes_nothing(app):
    take(app, HOME, CHILD)
    assert take(app, HOME, CHILD) == 0
    with app.store.read() as snapshot:
        assert len(snapshot.journal.of_entity("child", "c")) == 1


def test_a_record_that_moves_here_is_held_by_no_parent_it_leaves(app):
    """Its unsent text names the household it is to live in: that one must be here, no other."""
    other = Shadow("household", "h2", 8, HOME.fields)
    take(app, HOME, other, CHILD)
    with app.write("move") as work:
        child = work.children.get("c")
        work.save(type(child)(**fields_with(child, household_id="h2")))
    take(app, Shadow("child", "c", 9, CHILD.fields | {"mother_name": "Lý Thị Hoa"}))
    assert held(app) == {}
    with app.store.read() as snapshot:
        child = snapshot.children.get("c")
        assert (child.household_id, child.mother_name) == ("h2", "Lý Thị Hoa")


def test_unsent_texts_lie_over_the_central_s(app):
    take(app, HOME, CHILD)
    with app.write("visit") as work:
        child = work.children.get("c")
        work.save(type(child)(**fields_with(child, mother_name="Lý Thị Hoa")))
    newer = Shadow("child", "c", 9, CHILD.fields | {"mother_name": "X", "father_name": "Y"})
    take(app, newer)
    with app.store.read() as snapshot:
        child = snapshot.children.get("c")
        assert (child.mother_name, child.father_name, child.revision) == ("Lý Thị Hoa", "Y", 9)
        assert snapshot.sync.shadows.get([newer.key])[newer.key] == newer
        assert snapshot.sync.outbox.counts()[State.WAITING] >= 1


def fields_with(noun, **fields):
    return {name: getattr(noun, name) for name in noun.__slots__} | fields


def test_an_older_copy_does_not_undo_a_newer_one(app):
    take(app, HOME, Shadow("child", "c", 20, CHILD.fields | {"full_name": "Vi Thị Bính"}))
    assert take(app, CHILD) == 0
    with app.store.read() as snapshot:
        assert snapshot.children.get("c").full_name == "Vi Thị Bính"


def test_what_cannot_be_stored_yet_is_held_and_comes_in_later(app):
    assert take(app, CHILD) == 0
    assert held(app) == {CHILD.key: MISSING_PARENT}
    assert take(app, HOME) == 2
    assert held(app) == {}


@pytest.mark.parametrize("fields", [{"birth_date": "mai"}, {"sex": "?"}, {"status": "newer word"}])
def test_what_cannot_be_read_is_held_and_stops_nothing(fields, app):
    odd = Shadow("child", "odd", 9, CHILD.fields | fields)
    assert take(app, HOME, odd, CHILD) == 2
    assert held(app) == {odd.key: UNREADABLE}


def test_an_entity_of_a_newer_program_is_kept_beside(app):
    dog = Shadow("dog", "d", 9, {"name": "Mực"})
    assert take(app, dog) == 0
    with app.store.read() as snapshot:
        assert snapshot.sync.shadows.get([dog.key])[dog.key] == dog


def test_a_household_s_change_is_checked_in_its_children(app):
    take(app, HOME, CHILD)
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
        assert "missing_village" in {p.code for p in snapshot.problems.of_child("c")}
    take(app, Shadow("household", "h", 9, HOME.fields | {"village_id": village.id}))
    with app.store.read() as snapshot:
        assert "missing_village" not in {p.code for p in snapshot.problems.of_child("c")}
        assert fields_of(snapshot.households.get("h"))["village_id"] == village.id


def test_what_is_confidential_is_sealed_once_as_long_as_the_central_tells_the_same(app):
    told = CHILD.fields | {"special": "Nhiễm HIV"}
    take(app, HOME, Shadow("child", "c", 9, told))
    take(app, Shadow("child", "c", 10, told | {"mother_name": "Lý Thị Hoa"}))
    with app.store.read() as snapshot:
        assert len(snapshot.confidentials.of_child("c")) == 1
        assert snapshot.children.get("c").special == "x"
    take(app, Shadow("child", "c", 11, told | {"special": "Nhiễm HIV; bị mua bán"}))
    with app.store.read() as snapshot:
        assert len(snapshot.confidentials.of_child("c")) > 1


def test_what_is_confidential_in_a_copy_that_was_held_is_sealed_when_it_becomes_a_record(app):
    take(app, Shadow("child", "c", 8, CHILD.fields | {"special": "Nhiễm HIV"}))
    assert held(app) == {("child", "c"): MISSING_PARENT}
    take(app, HOME)
    with app.store.read() as snapshot:
        assert snapshot.children.get("c").special == "x"
        assert len(snapshot.confidentials.of_child("c")) == 1


def test_a_confidential_text_that_only_waits_for_a_decision_is_sealed_too(app):
    told = CHILD.fields | {"special": "Nhiễm HIV"}
    take(app, HOME, Shadow("child", "c", 9, told))
    versions = [Version(text="Nhiễm HIV", change="a"), Version(text="bị mua bán", change="b")]
    both = told | {"conflict.special": write_versions(versions)}
    take(app, Shadow("child", "c", 10, both))
    with app.store.read() as snapshot:
        sealed = len(snapshot.confidentials.of_child("c"))
        assert sealed > 1
    take(app, Shadow("child", "c", 11, both | {"mother_name": "Lý Thị Hoa"}))
    with app.store.read() as snapshot:
        assert len(snapshot.confidentials.of_child("c")) == sealed
