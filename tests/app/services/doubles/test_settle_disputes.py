"""Conflicts about merged records settle themselves, and no text is lost."""

from dataclasses import replace

from app.domain.fields import fields_of
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.decide_duplicate import DIFFERENT, two_children
from app.services.doubles.settle_disputes import disputes, settle_disputes
from app.storage.journal import State
from app.storage.outbox import Settled
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import add_home, an, edit, merged, stored


def in_conflict(app, entity, id_, **theirs):
    """Let the newest change of a record be answered with the central's texts."""
    with app.write("sync") as unit:
        line = unit.journal.of_entity(entity, id_)[-1]
        store = {"child": unit.children, "visit": unit.visits, "decision": unit.decisions}[entity]
        fields = {**fields_of(store.get(id_)), **theirs}
        unit.sync.shadows.put([Shadow(entity, id_, 7, fields)])
        unit.sync.outbox._mark([line.change.id], batch_id="b", state=State.IN_FLIGHT)
        named = ",".join(sorted(theirs))
        unit.sync.outbox.settle("b", [Settled(line.change.id, State.CONFLICT, "conflict", named)])


def settled(app):
    with app.write("merge") as unit:
        found = settle_disputes(unit)
        assert disputes(unit) == []
    return {
        key: [(one.field, one.new, one.given_up) for one in news] for key, news in found.items()
    }


def test_of_two_merges_the_first_stands(app):
    kept, loser, other = add_home(app, an(), an(), an())
    merged(app, kept, loser)
    in_conflict(app, "child", loser.id, merged_into=other.id)
    assert settled(app) == {("child", loser.id): []}
    assert stored(app, loser).merged_into == other.id
    with app.store.read() as snapshot:
        assert State.CONFLICT not in snapshot.sync.outbox.counts()


def test_a_merge_stands_and_what_became_of_the_record_is_asked(app):
    kept, loser = add_home(app, an(), an())
    merged(app, kept, loser)
    in_conflict(app, "child", loser.id, status="moved_out")
    assert settled(app) == {("child", loser.id): [("status", "moved_out", True)]}
    assert stored(app, loser).status is Status.MERGED
    with app.store.read() as snapshot:
        last = snapshot.journal.of_entity("child", loser.id)[-1]
    assert last.state is State.WAITING
    assert last.change.fields == {"status": ("moved_out", "merged")}


def test_of_a_record_merged_elsewhere_our_texts_are_news(app):
    _, loser = add_home(app, an(), an())
    edit(app, loser, full_name="Lê Văn Ân", status="died")
    in_conflict(app, "child", loser.id, full_name="Lê Văn Ấn", status="merged")
    assert settled(app) == {
        ("child", loser.id): [("full_name", "Lê Văn Ân", True), ("status", "died", True)]
    }
    assert stored(app, loser).full_name == "Lê Văn Ấn"


def test_a_visit_moved_to_two_homes_and_a_decision_settle_themselves(app):
    one, other = add_home(app, an())[0], add_home(app, an())[0]
    with app.write("merge") as unit:
        unit.save(Visit(id="v", household_id=one.household_id))
        unit.save(two_children(one.id, other.id, DIFFERENT))
    said = two_children(one.id, other.id, "").id
    in_conflict(app, "visit", "v", household_id=other.household_id)
    in_conflict(app, "decision", said, reason="twins")
    settled(app)
    with app.store.read() as snapshot:
        assert snapshot.visits.get("v").household_id == other.household_id
        assert snapshot.decisions.get(said).reason == "twins"


def test_a_conflict_about_a_living_record_is_left_to_a_person(app):
    child = add_home(app, an())[0]
    edit(app, child, full_name="Lê Văn Ân")
    in_conflict(app, "child", child.id, full_name="Lê Văn Ấn")
    with app.store.read() as snapshot:
        assert disputes(snapshot) == []
    assert replace(stored(app, child), revision=0).full_name == "Lê Văn Ân"
