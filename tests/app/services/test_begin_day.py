"""The day begins: those who turned 16 leave, then everyone is checked as of that day."""

from app.services.begin_day import begin_day
from app.services.cleaning.check_records import CHECKED_ON
from tests.app.services.look_alikes import add_home, an


def test_everyone_is_checked_after_those_who_turned_16_left(app, clock):
    turning, old = add_home(app, an(birth_date="2010-06-10"), an(birth_date="2010-06-01"))
    clock.pass_time(days=3)
    begun = begin_day(app)
    assert begun.turned_16 == 1
    with app.store.read() as snapshot:
        assert snapshot.settings.get(CHECKED_ON) == "2026-06-11"
        assert snapshot.problems.of_child(turning.id) == []
        assert "over_age" in {one.code for one in snapshot.problems.of_child(old.id)}
