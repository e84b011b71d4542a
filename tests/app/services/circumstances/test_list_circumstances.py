"""Only what belongs to children who count is listed."""

from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.household import Household
from app.domain.status import Status
from app.services.circumstances.list_circumstances import list_circumstances


def test_records_of_active_children(app):
    home = Household(id=app.new_id())
    here = Child(id=app.new_id(), household_id=home.id)
    gone = Child(id=app.new_id(), household_id=home.id, status=Status.MOVED_OUT)
    records = [
        Circumstance(id=app.new_id(), child_id=one.id, code="DB04") for one in (here, gone, here)
    ]
    with app.write("import") as work:
        work.save_all([home, here, gone, *records])
    listed = list_circumstances(app, date(2026, 6, 8))
    assert [one.child.id for one in listed] == [here.id, here.id]
