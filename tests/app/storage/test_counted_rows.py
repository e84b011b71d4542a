from dataclasses import replace
from datetime import date

from app.domain.circumstance import Circumstance
from app.domain.status import Status
from app.domain.worklists import BITS
from tests.sync.homes import add_home, village


def test_active_children_come_with_their_village_and_marks(app):
    (child,) = add_home(app)
    with app.store.read() as snapshot:
        (row,) = snapshot.counted.active()
        assert snapshot.counted.turned_16() == []
    assert (row.child_id, row.village_id) == (child.id, village(app))
    assert row.bits & BITS["not_entered"]
    with app.write("turn_16") as work:
        work.save(replace(child, status=Status.TURNED_16))
    with app.store.read() as snapshot:
        assert snapshot.counted.active() == []
        assert snapshot.counted.turned_16() == [child.id]


def test_circumstances_come_with_their_days_unless_taken_out(app):
    (child,) = add_home(app)
    kept = Circumstance(id="c1", child_id=child.id, code="DB04.1", started_on=date(2026, 1, 2))
    taken_out = replace(kept, id="c2", status=Status.REMOVED)
    with app.write("circumstance") as work:
        work.save_all([kept, taken_out])
    with app.store.read() as snapshot:
        assert snapshot.counted.groups() == [("c1", child.id, "DB04.1", "2026-01-02", "")]
