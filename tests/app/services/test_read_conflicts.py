from dataclasses import replace

from app.domain.conflict import Version, write_versions
from app.domain.status import Status
from app.services.read_conflicts import read_conflicts
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
