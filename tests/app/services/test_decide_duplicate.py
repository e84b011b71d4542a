from dataclasses import replace

from app.domain.child import Child
from app.domain.household import Household
from app.services.decide_duplicate import DIFFERENT, TWINS, keep_apart, two_children


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
