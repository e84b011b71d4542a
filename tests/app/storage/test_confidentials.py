"""Every seal that closed a record is named once."""

from app.domain.child import Child
from app.domain.circumstances.confidential import Confidential
from app.domain.household import Household


def test_seals(app):
    home = Household(id=app.new_id())
    child = Child(id=app.new_id(), household_id=home.id)
    records = [
        Confidential(id=app.new_id(), child_id=child.id, seal=seal, sealed="x") for seal in "aab"
    ]
    with app.write("test") as work:
        work.save_all([home, child, *records])
    with app.store.read() as snapshot:
        assert sorted(snapshot.confidentials.seals()) == ["a", "b"]
        assert len(snapshot.confidentials.of_child(child.id)) == 3
