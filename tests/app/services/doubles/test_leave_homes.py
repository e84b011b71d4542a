"""Households that nobody lives in any more."""

from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.leave_homes import leave_homes, move_visits
from tests.app.services.look_alikes import add_home, an


def test_only_a_home_without_children_ends(app):
    into, lived_in = (add_home(app, an())[0].household_id for _ in range(2))
    add_home(app)
    with app.write("merge") as unit:
        empty = next(h for h in unit.households.all() if h.id not in (into, lived_in))
        unit.save(Visit(id="v", household_id=empty.id))
        target = unit.households.get(into)
        assert leave_homes(unit, [into, lived_in, empty.id], target) == (empty.id,)
        assert unit.households.get(empty.id).status is Status.REMOVED
        assert unit.visits.get("v").household_id == into
        assert leave_homes(unit, [empty.id], target) == ()
        assert move_visits(unit, [target], unit.households.get(lived_in)) == 1
