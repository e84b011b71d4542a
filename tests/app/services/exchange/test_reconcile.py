"""Record by record: what is taken from the central, and what is sent again."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.fields import fields_of
from app.services.exchange.reconcile import Theirs, reconcile
from app.storage.journal import Origin, State
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import add_home, an, stored

ON = date(2026, 6, 8)


@pytest.fixture
def child(app):
    """A child that the central took at revision 5, with the change that made it."""
    made = add_home(app, an(father_name="Lâm Văn Bảy"))[0]
    with app.write("sync", origin=Origin.CENTRAL) as work:
        lines = work.journal.of_entity("child", made.id)
        work.sync.outbox._mark([line.change.id for line in lines], state=State.DONE)
        work.sync.shadows.put([Shadow("child", made.id, 5, fields_of(stored_in(work, made)))])
        work.sync.stand_on("child", {made.id: 5})
    return stored(app, made)


def stored_in(work, child: Child) -> Child:
    found = work.children.get(child.id)
    assert found is not None
    return found


def run(app, theirs):
    with app.write("sync", origin=Origin.CENTRAL) as work:
        return reconcile(work, theirs, ON)


def copy_of(child, revision, **texts):
    return Shadow("child", child.id, revision, fields_of(child) | texts)


def waiting(app, child):
    with app.store.read() as snapshot:
        lines = snapshot.journal.of_entity("child", child.id)
    return [line.change for line in lines if line.state is State.WAITING]


def change_ids(app, child):
    with app.store.read() as snapshot:
        return [line.change.id for line in snapshot.journal.of_entity("child", child.id)]


def test_a_newer_copy_is_taken(app, child):
    known = change_ids(app, child)
    copy = copy_of(child, 9, father_name="Lâm Văn Tám")
    assert run(app, Theirs([copy], known=known)) == 0
    assert stored(app, child).father_name == "Lâm Văn Tám"
    assert waiting(app, child) == []


def test_a_wrong_text_at_the_same_revision_gives_way_to_the_central(app, child):
    copy = copy_of(child, 5, father_name="chưa từng có ở đây")
    assert run(app, Theirs([copy], known=change_ids(app, child))) == 0
    assert stored(app, child).father_name == "chưa từng có ở đây"


def test_a_record_that_the_central_lost_is_sent_again_under_its_change(app, child):
    before = change_ids(app, child)
    assert run(app, Theirs([], missing=[("child", child.id)])) == 1
    assert [change.id for change in waiting(app, child)] == before
    assert stored(app, child).revision == 0


def test_what_others_had_sent_is_sent_again_as_a_change_of_the_record(app, child):
    newer = copy_of(child, 9, mother_name="Trần Thị Mơ")
    run(app, Theirs([newer], known=change_ids(app, child)))
    older = copy_of(child, 5)
    assert run(app, Theirs([older], known=change_ids(app, child))) == 1
    (again,) = waiting(app, child)
    assert dict(again.fields) == {"mother_name": (child.mother_name, "Trần Thị Mơ")}
    assert (again.base_revision, again.action) == (5, "resend")
    assert stored(app, child).mother_name == "Trần Thị Mơ"


def test_what_waits_goes_with_what_is_sent_again_and_nothing_is_doubled(app, child):
    known = change_ids(app, child)
    run(app, Theirs([copy_of(child, 9, mother_name="Trần Thị Mơ")], known=known))
    with app.write("correct") as work:
        work.save(replace(stored_in(work, child), mother_name="Trần Thị Mơ Lớn"))
    assert run(app, Theirs([], missing=[("child", child.id)], known=known)) == 1
    (again,) = waiting(app, child)
    assert again.fields["mother_name"] == ("", "Trần Thị Mơ Lớn")
    assert {old for old, _ in again.fields.values()} == {""}


def test_what_is_gone_is_let_go(app, child):
    assert run(app, Theirs([], gone=[("child", child.id)])) == 0
    assert stored(app, child).status == "moved_out"
    assert waiting(app, child) == []
