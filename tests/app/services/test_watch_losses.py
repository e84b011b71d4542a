"""A few children may end by what others did; many of one village only when a person has looked."""

from datetime import date

import pytest

from app.domain.fields import fields_of
from app.services.watch_losses import (
    GONE,
    TooManyLosses,
    allow_losses,
    end_watch,
    find_losses,
    keep_stopped,
    stopped_losses,
    watch_losses,
)
from app.storage.shadows import Shadow
from tests.app.services.doubles import add_home, an, villages

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


def test_what_a_person_has_looked_at_passes_until_all_is_read(app, children):
    assert allow_losses(app) == 0
    with pytest.raises(TooManyLosses) as stop:
        take(app, ended(children[:30]))
    with app.write("sync") as work:
        keep_stopped(work, stop.value.losses)
    with app.store.read() as snapshot:
        assert len(stopped_losses(snapshot)) == 30
    assert allow_losses(app) == 30
    take(app, ended(children[:30]))
    take(app, ended(children[30:90]))
    with app.write("sync") as work:
        end_watch(work)
    with pytest.raises(TooManyLosses):
        take(app, ended(children[:30]))
