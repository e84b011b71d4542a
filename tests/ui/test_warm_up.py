"""Once the first page stands, everyone is looked at: children turn 16 by themselves."""

from datetime import UTC, date, datetime, timedelta

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.services.cleaning.check_records import CHECKED_ON
from app.storage.child_list import ChildFilter
from ui.warm_up import ms_to_midnight


def _listed(app):
    with app.store.read() as snapshot:
        return snapshot.list.ids(ChildFilter())


def test_whoever_turned_16_is_on_the_list_no_more_when_the_window_opens(
    app, clock, open_main, qtbot
):
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
    assert _listed(app) == [child.id]
    clock.pass_time(days=3)
    open_main(app)
    qtbot.waitUntil(lambda: _listed(app) == [], timeout=20_000)
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).status is Status.TURNED_16


def test_a_window_left_open_looks_again_when_the_day_begins(app, clock):
    clock.now = datetime(2026, 6, 8, 16, 59, 30, tzinfo=UTC)
    assert 30_900 <= ms_to_midnight(app) <= 31_000
