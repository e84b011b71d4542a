from dataclasses import replace

from app.domain.calendar.deadline import Deadline
from app.services.calendar.change_deadline import (
    new_deadline,
    refused,
    restore_deadline,
    save_deadline,
    set_hand_off_day,
    switch_deadline,
)
from app.services.calendar.read_calendar import find_deadline, read_deadlines
from app.services.handoff.read_offices import read_offices
from app.services.outcome import Refused
from app.services.undo_group import undo_group


def named(app, name):
    with app.store.read() as snapshot:
        return find_deadline(snapshot, name)


def test_another_weekday_is_kept_undone_and_given_back(app):
    report = named(app, "D3")
    saved = save_deadline(app, replace(report, rule="weekly thu 09:00"))
    assert named(app, "D3").rule == "weekly thu 09:00"
    undo_group(app, saved.group_id, on=app.today())
    assert named(app, "D3") == report
    save_deadline(app, replace(report, rule="weekly wed"))
    save_deadline(app, replace(report, rule="weekly tue"))
    assert named(app, "D3").rule == "weekly tue"
    restore_deadline(app, report.id)
    assert replace(named(app, "D3"), revision=0) == report


def test_what_is_off_can_be_switched_on_and_off(app):
    province = named(app, "D2")
    assert province.off
    switch_deadline(app, province.id, off=False)
    assert not named(app, "D2").off
    switch_deadline(app, province.id, off=True)
    assert named(app, "D2").off


def test_the_office_adds_its_own_and_takes_it_away(app):
    for what in ("Họp giao ban", "Báo cáo quý"):
        new_deadline(app, what, "monthly 5")
    assert named(app, "H2").what == "Báo cáo quý"
    restore_deadline(app, named(app, "H1").id)
    assert named(app, "H1") is None
    with app.store.read() as snapshot:
        assert len(read_deadlines(snapshot)) == 14


def test_what_makes_no_sense_is_refused(app):
    report = named(app, "D3")
    said = [
        save_deadline(app, replace(report, what=" ")),
        save_deadline(app, replace(report, rule="some day")),
        new_deadline(app, "x", "2026-02-30"),
        switch_deadline(app, "nobody", off=True),
        restore_deadline(app, "nobody"),
        refused("what", "deadline_no_what"),
    ]
    assert all(isinstance(one, Refused) for one in said)
    assert named(app, "D3") == report


def test_the_weekday_of_a_list_is_that_of_its_office(app):
    assert set_hand_off_day(app, named(app, "D5"), 1) == 3
    assert set_hand_off_day(app, named(app, "D5"), 1) == 1
    assert set_hand_off_day(app, named(app, "D6"), 0) == 2
    assert set_hand_off_day(app, named(app, "D3"), 0) is None
    assert set_hand_off_day(app, Deadline(id="x", what="x", rule="out nobody"), 0) is None
    with app.store.read() as snapshot:
        police = read_offices(app, snapshot)["police"]
    assert (police.sends_on, police.returns_on) == (1, 0)
