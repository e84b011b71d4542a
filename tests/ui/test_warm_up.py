"""Once the first page stands, everyone is looked at: children turn 16 by themselves."""

from datetime import date, timedelta

from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.household import Household
from app.services.check_records import CHECKED_ON
from app.storage.child_list import ChildFilter


def _over_age(app):
    with app.store.read() as snapshot:
        return snapshot.list.ids(ChildFilter(problem="over_age"))


def test_whoever_turned_16_is_listed_when_the_window_opens(app, clock, open_main, qtbot):
    turning = app.today() + timedelta(days=2)
    born = date(turning.year - 16, turning.month, turning.day)
    home = Household(id=app.new_id(), head_name="Lê Lâm")
    child = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Lê Minh An",
        birth_date=BirthDate(born.year, born.month, born.day),
    )
    with app.write("import") as work:
        work.save_all([home, child])
        work.settings.put(CHECKED_ON, app.today().isoformat())
    assert _over_age(app) == []
    clock.pass_time(days=3)
    open_main(app)
    qtbot.waitUntil(lambda: _over_age(app) == [child.id], timeout=20_000)
