"""The calendar over sync: one for the commune, on every device, confined ones too."""

from datetime import date

from app.domain.change import OF_COMMUNE
from app.services.calendar.change_days_off import say_days_off
from app.services.calendar.change_deadline import new_deadline
from app.services.calendar.keep_plan import take_plan
from app.services.calendar.mark_done import mark_done
from app.services.calendar.note_difficulty import note, noted
from app.services.calendar.read_calendar import find_deadline
from sync.outcome import Done
from tests.app.domain.calendar.test_plan_check import CAO_DUC
from tests.sync.merging import Desk

PERIOD = "2026-06-08"


def fill(app):
    new_deadline(app, "Họp giao ban", "weekly mon 07:30")
    mark(app)
    say_days_off(app, [date(2026, 6, 19)], "Ngày hội")
    take_plan(app, "Đợt tháng 6", CAO_DUC)
    note(app, "difficulty", "Mạng yếu")


def mark(app):
    with app.store.read() as snapshot:
        report = find_deadline(snapshot, "D3").id
    mark_done(app, report, PERIOD)


def held(app):
    with app.store.read() as snapshot:
        places = (
            *(snapshot.deadlines, snapshot.completions, snapshot.days_off),
            *(snapshot.steps, snapshot.notes),
        )
        return [{one.id for one in place.all()} for place in places]


def agree(*desks):
    for desk in (*desks, *desks):
        last = desk.sync()
    return isinstance(last, Done)


def test_two_offices_of_a_commune_have_one_calendar(desks):
    here, there = desks
    fill(here.app)
    assert agree(here, there)
    assert held(there.app) == held(here.app)
    assert all(held(here.app))
    assert len(OF_COMMUNE) == len(held(here.app))


def test_what_both_marked_is_marked_once(desks):
    here, there = desks
    mark(here.app)
    mark(there.app)
    assert agree(here, there)
    (done,) = held(there.app)[1]
    assert held(here.app)[1] == {done}


def test_a_collaborator_sees_the_plan_and_its_notes_reach_the_report(make_device):
    office = Desk(*make_device("official"))
    village = Desk(*make_device("village", ("Thôn Biêng",)))
    fill(office.app)
    note(village.app, "proposal", "Cấp thêm máy")
    assert agree(office, village)
    assert agree(village)
    assert held(village.app) == held(office.app)
    today = office.app.today()
    with office.app.store.read() as snapshot:
        assert noted(snapshot, today, today).proposals == ("Cấp thêm máy",)
