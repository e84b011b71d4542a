"""A few children may end by what others did; many of one village only when a person has looked."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.domain.fields import fields_of
from app.domain.status import Status
from app.services.exchange.watch_losses import (
    GONE,
    TooManyLosses,
    allow_losses,
    end_permission,
    end_watch,
    find_losses,
    keep_stopped,
    stopped_losses,
    watch_losses,
)
from app.storage.shadows import Shadow
from tests.app.services.look_alikes import add_home, an, villages

ON = date(2026, 6, 8)


@pytest.fixture
def children(app):
    """A hundred children of one village."""
    village = next(iter(villages(app).values()))
    return add_home(app, *(an(full_name=f"Lê Văn {n}") for n in range(100)), village_id=village)


def ended(children, status="removed"):
    return [Shadow("child", c.id, 9, fields_of(c) | {"status": status}) for c in children]


def take(app, copies, gone=()):
    with app.write("sync") as work:
        watch_losses(work, copies, gone, ON)


def test_few_pass_and_many_are_stopped_over_all_pages_of_a_reading(app, children):
    take(app, ended(children[:3]))
    take(app, ended(children[3:5]))
    with pytest.raises(TooManyLosses) as stop:
        take(app, ended(children[5:7]))
    assert [one.child_id for one in stop.value.losses] == [c.id for c in children[5:7]]
    with app.write("sync") as work:
        end_watch(work)
    take(app, ended(children[5:10]))


def test_what_is_merged_died_moved_or_gone_counts_and_who_turned_16_does_not(app, children):
    copies = [
        *(
            ended([child], status)[0]
            for child, status in zip(children[:2], ("merged", "died"), strict=True)
        ),
        *ended(children[2:3], "active"),
    ]
    grown = Shadow("child", children[3].id, 9, {"status": "turned_16", "birth_date": "2010-01-01"})
    young = Shadow("child", children[4].id, 9, {"status": "turned_16", "birth_date": "2015-01-01"})
    gone = [("child", children[5].id), ("household", children[5].household_id), ("child", "none")]
    with app.store.read() as snapshot:
        found = {
            one.child_id: one.status
            for one in find_losses(snapshot, [*copies, grown, young], gone, ON)
        }
    assert found == {
        children[0].id: "merged",
        children[1].id: "died",
        children[4].id: "turned_16",
        children[5].id: GONE,
    }


def stop(app, copies):
    """Try to take them, and be stopped; gives what the list shows."""
    with pytest.raises(TooManyLosses) as stopped:
        take(app, copies)
    with app.write("sync") as work:
        keep_stopped(work, stopped.value.losses)
    return shown(app)


def shown(app):
    with app.store.read() as snapshot:
        return [(one.child_id, one.status) for one in stopped_losses(snapshot)]


def test_what_a_person_saw_passes_and_nothing_else(app, children):
    assert allow_losses(app, []) == 0
    seen = stop(app, ended(children[:30]))
    assert len(seen) == 30
    assert allow_losses(app, seen) == 30
    assert shown(app) == []
    take(app, ended(children[:30]))
    assert {id_ for id_, _ in stop(app, ended(children[20:60]))} == {c.id for c in children[30:60]}
    assert len(stop(app, ended(children[:30], "died"))) == 30  # that is not what was seen


def test_what_came_into_the_list_after_it_was_seen_stays_asked(app, children):
    seen = stop(app, ended(children[:30]))
    stop(app, ended(children[:40]))
    assert allow_losses(app, seen) == 30
    assert shown(app) == [(child.id, "removed") for child in children[30:40]]
    with pytest.raises(TooManyLosses):
        take(app, ended(children[:40]))


def test_few_others_are_not_let_through_anew_because_many_were_let_in(app, children):
    take(app, ended(children[:5]))
    seen = stop(app, ended(children[5:40]))
    allow_losses(app, seen)
    take(app, ended(children[5:40]))
    with pytest.raises(TooManyLosses):
        take(app, ended(children[40:41]))


def test_the_permission_lasts_until_it_was_used_and_ends_when_both_sides_agree(app, children):
    allow_losses(app, stop(app, ended(children[:30])))
    with app.write("sync") as work:
        end_watch(work)
    take(app, ended(children[:30]))
    with app.write("sync") as work:
        work.save_all(replace(child, status=Status.REMOVED) for child in children[:10])
        end_watch(work)
        assert len(json.loads(work.settings.get("sync.losses"))["allowed"]) == 20
        end_permission(work)
    with pytest.raises(TooManyLosses):
        take(app, ended(children[10:30]))
