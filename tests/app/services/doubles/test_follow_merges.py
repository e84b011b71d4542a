"""The journal is followed once, and what it tells of merged records is carried or asked."""

from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.follow_merges import FOLLOWED, follow_merges, is_behind
from app.services.doubles.late_edits import open_edits
from app.storage.journal import State
from tests.app.services.look_alikes import NUMBER, ON, add_home, an, edit, merged, stored


def follow(app):
    with app.write("merge") as unit:
        return follow_merges(unit, ON)


def test_the_journal_is_followed_once(app):
    add_home(app, an())
    with app.store.read() as snapshot:
        assert is_behind(snapshot)
    assert follow(app) == 0
    with app.store.read() as snapshot:
        assert not is_behind(snapshot)
        assert snapshot.settings.get(FOLLOWED) == str(snapshot.journal.last_seq())


def test_a_late_edit_is_carried_as_part_of_the_merge(app):
    kept, loser = add_home(app, an(), an())
    saved = merged(app, kept, loser)
    edit(app, loser, action="sync", national_id=NUMBER, sex="Nữ")
    assert follow(app) == 1
    assert follow(app) == 0
    assert stored(app, kept).national_id == NUMBER
    with app.store.read() as snapshot:
        line = snapshot.journal.of_entity("child", kept.id)[-1]
        codes = {problem.code for problem in snapshot.problems.of_child(kept.id)}
    assert (line.change.group_id, line.state) == (saved.group_id, State.WAITING)
    assert "national_id_sex_mismatch" in codes
    assert "missing_national_id" not in codes


def test_a_late_edit_that_differs_is_asked_and_not_carried(app):
    kept, loser = add_home(app, an(), an())
    merged(app, kept, loser, texts={"full_name": "Lê Văn Ẩn"})
    edit(app, loser, full_name="Lê Văn Ân")
    assert follow(app) == 0
    with app.store.read() as snapshot:
        assert [one.theirs for one in open_edits(snapshot)] == ["Lê Văn Ân"]
    edit(app, loser, full_name="Lê Văn An")
    follow(app)
    with app.store.read() as snapshot:
        assert open_edits(snapshot) == []


def test_records_that_ended_in_each_other_or_in_nobody_come_back(app):
    one, two, three, removed, of_removed = add_home(app, an(), an(), an(), an(), an())
    for loser, into in ((one, two), (two, three), (three, two), (of_removed, removed)):
        edit(app, loser, status="merged", merged_into=into.id)
    edit(app, removed, status="removed")
    follow(app)
    assert stored(app, two).status is Status.ACTIVE
    assert stored(app, two).merged_into == ""
    assert stored(app, three).merged_into == two.id
    assert stored(app, of_removed).status is Status.ACTIVE
    assert stored(app, removed).status is Status.REMOVED


def test_homes_are_brought_back_or_let_their_visits_go(app):
    kept, loser = add_home(app, an())[0], add_home(app, an())[0]
    merged(app, kept, loser)
    with app.write("sync") as unit:
        unit.save(Visit(id="v", household_id=loser.household_id))
    follow(app)
    with app.store.read() as snapshot:
        assert snapshot.visits.get("v").household_id == kept.household_id
    edit(app, loser, status="active", merged_into="")
    follow(app)
    with app.store.read() as snapshot:
        assert snapshot.households.get(loser.household_id).status is Status.ACTIVE
