"""What belongs to children is found by child; what was removed only when it is asked for."""

from dataclasses import replace

from app.domain.movements.movement import Movement
from app.domain.status import Status
from tests.app.services.look_alikes import add_home, an


def test_active_records_are_found_by_child_and_the_others_when_asked(app):
    one, two = add_home(app, an(), an())
    moves = [Movement(id=app.new_id(), child_id=child.id, code="BD02") for child in (one, one, two)]
    with app.write("correct") as work:
        work.save_all(moves)
        work.save(replace(moves[0], status=Status.REMOVED))
        found = work.movements
        assert found.of_child(one.id) == [moves[1]]
        assert found.of_children([one.id, two.id]) == moves[1:]
        assert len(found.of_children_ever([one.id])) == 2
        assert found.owners([moves[2].id, "none"]) == {two.id}
        assert (found.entity, work.circumstances.entity) == ("movement", "circumstance")
