from dataclasses import replace

from app.domain.child import Child
from app.domain.household import Household
from app.services.doubles.decide_duplicate import (
    DIFFERENT,
    TWINS,
    keep_all_apart,
    keep_apart,
    two_children,
)


def test_a_pair_has_one_order_and_one_decision():
    assert two_children("b", "a", TWINS) == two_children("a", "b", TWINS)
    assert two_children("b", "a", TWINS).first_id == "a"


def test_two_children_are_remembered_as_two(app, new_id):
    home = Household(id=new_id())
    one = Child(id=new_id(), household_id=home.id, full_name="Vi Văn An")
    other = replace(one, id=new_id())
    with app.write("import") as unit:
        unit.save_all([home, one, other])
    saved = keep_apart(app, one.id, other.id)
    with app.store.read() as snapshot:
        (decision,) = snapshot.decisions.all()
        (line,) = snapshot.journal.group(saved.group_id)
    assert decision.reason == DIFFERENT
    assert line.change.action == "decide"


def test_several_pairs_are_told_apart_in_one_group(app, new_id):
    home = Household(id=new_id())
    ids = [new_id() for _ in range(3)]
    with app.write("import") as unit:
        unit.save_all([home, *(Child(id=id_, household_id=home.id) for id_ in ids)])
    saved = keep_all_apart(app, [(ids[0], ids[1], TWINS), (ids[2], ids[0], DIFFERENT)])
    with app.store.read() as snapshot:
        said = {(d.first_id, d.second_id): d.reason for d in snapshot.decisions.all()}
        lines = snapshot.journal.group(saved.group_id)
    assert said == {(ids[0], ids[1]): TWINS, (ids[0], ids[2]): DIFFERENT}
    assert len(lines) == 2
