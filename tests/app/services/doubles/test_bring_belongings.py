"""What belongs to an ended record is the living one's, and nothing stands twice."""

from dataclasses import replace

from app.domain.circumstances.circumstance import Circumstance
from app.domain.movements.movement import Movement
from app.services.doubles.bring_belongings import belongings, bring_after, bring_belongings
from tests.app.services.look_alikes import add_home, an, edit


def test_what_the_living_record_has_word_for_word_is_not_kept_twice(app):
    kept, loser = add_home(app, an(), an())
    same = [Circumstance(id=app.new_id(), child_id=c.id, code="NC01") for c in (kept, loser)]
    other = Circumstance(id=app.new_id(), child_id=loser.id, code="NC01", paper="số 3")
    came = Movement(id=app.new_id(), child_id=loser.id, code="BD02")
    with app.write("merge") as unit:
        unit.save_all([*same, other, came])
        assert bring_belongings(unit, [loser.id], kept.id) == 3
        assert [one.id for one in belongings(unit, [kept.id])] == [same[0].id, other.id, came.id]
        assert not list(belongings(unit, [loser.id]))


def test_what_a_merge_had_brought_elsewhere_comes_to_where_the_record_ended_at_last(app):
    loser, first, second = add_home(app, an(), an(), an())
    came = Movement(id=app.new_id(), child_id=loser.id, code="BD02")
    with app.write("correct") as unit:
        unit.save(came)
    edit(app, loser, status="merged", merged_into=first.id)
    with app.write("merge") as unit:
        bring_belongings(unit, [loser.id], first.id)
        group = unit.group_id
    with app.write("merge", group_id=group) as unit:
        bring_after(unit, group, loser.id, second.id)
        assert unit.movements.get(came.id) == replace(came, child_id=second.id)
