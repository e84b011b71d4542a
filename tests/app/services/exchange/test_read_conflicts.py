from dataclasses import replace

from app.domain.circumstances.circumstance import Circumstance
from app.domain.exchange.conflict import Version, write_versions
from app.domain.status import Status
from app.services.exchange.read_conflicts import read_conflicts
from tests.sync.homes import add_home

TEXTS = (Version(text="Lê An", change="1"), Version(text="Lê Anh", change="2"))


def test_children_in_conflict_are_listed_with_where_they_live_and_merged_ones_are_not(app):
    one, merged, calm = add_home(app, children=3)
    said = {"full_name": write_versions(TEXTS)}
    with app.write("sync") as work:
        work.save(replace(one, conflicts=said))
        work.save(replace(merged, conflicts=said, status=Status.MERGED, merged_into=calm.id))
    with app.store.read() as snapshot:
        (found,) = read_conflicts(snapshot)
    assert found.child.id == one.id
    assert found.fields == {"full_name": TEXTS}
    assert (found.village.name, found.household.id) == ("Đồng Á", one.household_id)


def test_a_circumstance_in_conflict_is_listed_with_its_child(app):
    (child,) = add_home(app)
    said = {"code": write_versions(TEXTS)}
    held = Circumstance(id="c", child_id=child.id, code="Lê An", conflicts=said)
    with app.write("sync") as work:
        work.save(held)
        assert work.count_in_conflict() == 1
    with app.store.read() as snapshot:
        (found,) = read_conflicts(snapshot)
    assert (found.child.id, found.record) == (child.id, held)
    assert found.fields == {"code": TEXTS}
