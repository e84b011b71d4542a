"""What was said of a merged record holds for the one that lives on."""

from dataclasses import replace

from app.domain.status import Status
from app.services.doubles.carry_decisions import carried_decisions
from app.services.doubles.decide_duplicate import DIFFERENT, TWINS, two_children
from tests.app.services.look_alikes import add_home, an


def test_a_decision_is_carried_ended_or_brought_back(app):
    kept, other, third, fourth = (c.id for c in add_home(app, an(), an(), an(), an()))
    ended = replace(two_children(kept, fourth, DIFFERENT), status=Status.REMOVED)
    with app.write("decide") as unit:
        unit.save_all(
            [
                two_children(kept, other, DIFFERENT),
                two_children(other, third, TWINS),
                two_children(other, fourth, TWINS),
                two_children(third, fourth, TWINS),
                ended,
            ]
        )
    with app.store.read() as snapshot:
        said = {d.id: d for d in carried_decisions(snapshot, {other: kept})}
    assert len(said) == 3
    assert said[two_children(kept, other, "").id].status is Status.REMOVED
    assert said[two_children(kept, third, "").id] == two_children(kept, third, TWINS)
    assert said[ended.id] == two_children(kept, fourth, DIFFERENT)
