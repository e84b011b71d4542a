from datetime import date

from app.domain.calendar.day_off import working_days
from app.services.calendar.change_days_off import list_days_off, restore_day, say_days_off
from app.services.undo_group import undo_group

FRIDAY, NATIONAL = date(2026, 6, 19), date(2026, 9, 1)


def works(app, day):
    with app.store.read() as snapshot:
        return working_days(snapshot.days_off.all()).has(day)


def listed(app, day):
    with app.store.read() as snapshot:
        return next((one for one in list_days_off(snapshot, 2026) if one.day == day), None)


def test_a_day_is_taken_off_and_given_back(app):
    said = say_days_off(app, [FRIDAY], "Ngày hội của xã")
    assert not works(app, FRIDAY)
    assert (listed(app, FRIDAY).name, listed(app, FRIDAY).is_off) == ("Ngày hội của xã", True)
    undo_group(app, said.group_id, on=FRIDAY)
    assert works(app, FRIDAY)
    assert listed(app, FRIDAY) is None


def test_a_holiday_is_worked_until_the_file_says_again(app):
    assert listed(app, NATIONAL).holiday.confidence == "chosen"
    say_days_off(app, [NATIONAL], works=True)
    assert works(app, NATIONAL)
    assert not listed(app, NATIONAL).is_off
    assert listed(app, NATIONAL).name == "Liền kề Quốc khánh"
    restore_day(app, NATIONAL)
    assert not works(app, NATIONAL)
    say_days_off(app, [NATIONAL], works=True)
    assert works(app, NATIONAL)
