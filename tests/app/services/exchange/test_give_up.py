"""What was refused is given up: the record is as the central holds it, or ends; nothing is lost."""

from dataclasses import replace

import pytest

from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.status import Status
from app.services.exchange.give_up import give_up
from app.services.undo_group import undo_group
from app.storage.journal import State
from app.storage.outbox import GIVEN_UP
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import ON, add_home, an, stored


def refuse(app, *keys, state=State.NEEDS_FIX, code="outside_villages"):
    """Let the central have refused what waits of these records."""
    with app.write("sync") as work:
        for key in keys:
            ids = [line.change.id for line in work.journal.of_entity(*key)]
            work.sync.outbox._mark(ids, state=state, central_code=code)


def closed(app, key):
    with app.store.read() as snapshot:
        lines = snapshot.journal.of_entity(*key)
    return [
        (line.change.fields, line.change.action, line.state, line.central_code) for line in lines
    ]


def test_a_record_that_the_central_shows_is_as_it_holds_it_and_undo_brings_the_text_back(app):
    child = add_home(app, an(mother_name="Vi Hoa"))[0]
    key = ("child", child.id)
    with app.store.read() as snapshot:
        lines = [line for line in snapshot.journal.since(0) if line.change.entity == "child"]
    texts = {name: new for name, (_, new) in lines[-1].change.fields.items()}
    refuse(app, ("household", child.household_id), key, state=State.DONE, code="")
    with app.write("sync") as work:
        work.sync.shadows.put([Shadow(*key, 7, texts)])
    with app.write("correct") as work:
        work.save(replace(child, mother_name="Lý Hoa"))
    with app.write("sync") as work:
        last = work.journal.of_entity(*key)[-1].change.id
        work.sync.outbox._mark([last], state=State.NEEDS_FIX, central_code="outside_villages")

    given = give_up(app, [key], on=ON)
    assert given.changes == 1
    assert stored(app, child).mother_name == "Vi Hoa"
    typed, laid_back = closed(app, key)[-2:]
    assert typed == ({"mother_name": ("Vi Hoa", "Lý Hoa")}, "correct", State.DONE, GIVEN_UP)
    assert laid_back[1:] == ("give_up", State.RECEIVED, "")
    with app.store.read() as snapshot:
        assert ("child", child.id) not in {
            (one.change.entity, one.change.entity_id) for one in snapshot.sync.outbox.outgoing(99)
        }

    undo_group(app, given.group_id, on=ON)
    assert stored(app, child).mother_name == "Lý Hoa"
    with app.store.read() as snapshot:
        again = [o.change for o in snapshot.sync.outbox.outgoing(99) if o.change.entity == "child"]
    assert [dict(one.fields) for one in again] == [{"mother_name": ("Vi Hoa", "Lý Hoa")}]


def test_a_household_that_only_this_device_has_ends_with_its_people_and_comes_back_whole(app):
    child = add_home(app, an(mother_name="Vi Hoa"))[0]
    home = ("household", child.household_id)
    refuse(app, home)
    given = give_up(app, [home], on=ON)
    assert given.changes == 2
    assert stored(app, child).status is Status.REMOVED
    with app.store.read() as snapshot:
        assert snapshot.households.get(home[1]).status is Status.REMOVED
        assert snapshot.problems.of_child(child.id) == []
        sent = {one.change.entity_id for one in snapshot.sync.outbox.outgoing(99)}
    assert not sent & {home[1], child.id}

    undo_group(app, given.group_id, on=ON)
    with app.store.read() as snapshot:
        back = {one.change.entity_id: one.change for one in snapshot.sync.outbox.outgoing(99)}
    assert back[child.id].fields["mother_name"] == ("", "Vi Hoa")
    assert back[child.id].fields["status"] == ("", "active")
    assert back[home[1]].base_revision == 0

    with app.write("sync") as work:
        mine = [line for line in work.journal.of_entity(*home) if line.state == State.WAITING]
        work.sync.outbox._mark([mine[-1].change.id], state=State.NEEDS_FIX)
        kid = work.journal.of_entity("child", child.id)[-1].change.id
        work.sync.outbox._mark([kid], state=State.IN_FLIGHT)
    with pytest.raises(KnownError) as refused:
        give_up(app, [home], on=ON)
    assert refused.value.code == "on_its_way"


def test_what_was_not_refused_is_not_given_up(app):
    with app.write("visit") as work:
        work.save(Household(id="h", head_name="A"))
    assert give_up(app, [("household", "h")], on=ON) == give_up(app, [], on=ON)
    with app.store.read() as snapshot:
        assert snapshot.households.get("h").status is Status.ACTIVE
