"""The kinds are those of the code list; what it does not know changes nothing."""

from app.domain.movements.movement_kind import (
    BORN,
    CAME,
    LEFT,
    TURNED_16,
    Effect,
    kind_of,
    movement_kinds,
)
from app.domain.status import Status


def test_each_line_of_the_list_has_a_known_effect_and_status():
    kinds = movement_kinds()
    assert len(kinds) == 12
    assert {BORN, CAME, LEFT, TURNED_16} <= kinds.keys()
    for kind in kinds.values():
        assert kind.label
        assert (kind.status is None) == (kind.effect is Effect.STAYS)
        assert (kind.status is Status.ACTIVE) == (kind.effect is Effect.OPENS)
        assert kind.ends in {"", *kinds}
        assert kind.needs <= {"place", "paper", "note"}
    assert [code for code, kind in kinds.items() if kind.died] == ["BD04"]


def test_a_kind_of_a_later_list_changes_nothing():
    assert kind_of("BD99").effect is Effect.STAYS
    assert kind_of("BD99").status is None
