from dataclasses import replace
from datetime import date

import pytest

from app.domain.circumstances.circumstance import Circumstance
from app.domain.cleaning.problem import Level, Problem
from app.domain.cleaning.worklists import BITS
from app.domain.status import Status
from app.domain.visit import Visit
from tests.sync.homes import add_home, village


def test_active_children_come_with_their_village_and_marks(app):
    (child,) = add_home(app)
    with app.store.read() as snapshot:
        (row,) = snapshot.counted.active()
        assert snapshot.counted.turned_16(2000) == []
    assert (row.child_id, row.village_id) == (child.id, village(app))
    assert row.bits & BITS["not_entered"]
    with app.write("turn_16") as work:
        work.save(replace(child, status=Status.TURNED_16))
    with app.store.read() as snapshot:
        assert snapshot.counted.active() == []
        assert snapshot.counted.turned_16(2000) == [child.id]
        assert snapshot.counted.turned_16(2027) == []


def test_circumstances_come_with_their_days_unless_taken_out(app):
    (child,) = add_home(app)
    kept = Circumstance(id="c1", child_id=child.id, code="DB04.1", started_on=date(2026, 1, 2))
    taken_out = replace(kept, id="c2", status=Status.REMOVED)
    with app.write("circumstance") as work:
        work.save_all([kept, taken_out])
    with app.store.read() as snapshot:
        assert snapshot.counted.groups() == [("c1", child.id, "DB04.1", "2026-01-02", "")]


def test_activities_are_those_of_the_days_where_the_commune_is(app, clock):
    (child,) = add_home(app)
    visits = [Visit(id=f"v{day}", household_id=child.household_id, visited_on=date(2026, 6, day))
              for day in (8, 9)]  # fmt: skip
    with app.write("import") as work:
        work.save_all(visits)
    with app.store.read() as snapshot:
        assert snapshot.counted.activities(None, date(2026, 6, 9)) == (2, 1)
        assert snapshot.counted.activities(date(2026, 6, 9), date(2026, 6, 9)) == (1, 0)
        assert snapshot.counted.activities(date(2026, 6, 8), date(2026, 6, 8)) == (1, 1)
        assert snapshot.counted.activities(None, date(2026, 6, 7)) == (0, 0)


def test_rows_are_read_again_when_any_of_them_was_written_and_only_then(app):
    (child,) = add_home(app)
    problem = Problem("birth_cert_no", "missing_birth_date", Level.WORKLIST)
    elsewhere = next(one.id for one in _villages(app) if one.id != village(app))
    steps = {
        "special": lambda work: work.save(replace(child, special="DB04.1")),
        "registered": lambda work: work.save(replace(child, birth_cert_no="12/2026")),
        "bits": lambda work: work.problems.replace({child.id: [problem]}),
        "village_id": lambda work: work.save(
            replace(work.households.get(child.household_id), village_id=elsewhere)
        ),
        "status": lambda work: work.save(replace(child, status=Status.MOVED_OUT)),
    }
    before = _active(app)
    for step in steps.values():
        with app.write("correct") as work:
            step(work)
        after = _active(app)
        assert after != before
        before = after
    with app.write("settings") as work:
        work.settings.put("police_day", "3")
        assert work.counted.active() is not before
    assert _active(app) is before


def test_what_a_change_reads_is_not_kept_it_may_be_taken_back(app):
    (child,) = add_home(app)
    before = _active(app)
    with pytest.raises(ZeroDivisionError), app.write("correct") as work:
        work.save(replace(child, special="DB04.1"))
        assert work.counted.active()[0].special == "DB04.1"
        raise ZeroDivisionError
    with app.write("correct") as work:
        work.save(replace(child, special="DB05.1"))
    assert _active(app)[0].special == "DB05.1"
    assert before[0].special == ""


def _active(app):
    with app.store.read() as snapshot:
        return snapshot.counted.active()


def _villages(app):
    with app.store.read() as snapshot:
        return snapshot.villages.all()
