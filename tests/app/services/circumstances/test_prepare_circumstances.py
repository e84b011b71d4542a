"""What is said before a child is saved is kept sealed where it must be, and saved with it."""

import json
from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.household import Household
from app.services.circumstances.prepare_circumstances import (
    NOTHING,
    Prepared,
    prepare,
)
from app.services.circumstances.record_circumstance import Recording
from app.services.circumstances.take_dropped import count_waiting
from app.services.outcome import Saved
from app.services.undo_group import undo_group
from app.services.visits.enter_visit import enter_visit
from app.services.visits.keep_draft import keep_draft
from app.services.visits.visit_entry import VisitEntry
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect
from tests.app.storage.test_drop_box import opened

TODAY = date(2026, 6, 8)


def new_child(app, **texts):
    home = Household(id=app.new_id(), head_name="Giáp Văn Lâm")
    return home, Child(id=app.new_id(), household_id=home.id, full_name="Giáp Thị Đào", **texts)


def said(code, **more):
    return Recording(child_id="", code=code, **more)


def through_a_draft(app, prepared):
    keep_draft(app, app.new_id(), "visit", json.dumps(prepared.packed()))
    return Prepared.unpacked(json.loads(json.dumps(prepared.packed())))


def saved(app, home, child, prepared):
    entry = VisitEntry(household=home, child=child, visited_on=TODAY, prepared=prepared)
    outcome = enter_visit(app, entry)
    assert isinstance(outcome, Saved), outcome
    return outcome


def records(app, child):
    with app.store.read() as snapshot:
        return snapshot.children.get(child.id), snapshot.circumstances.of_child(child.id)


def test_all_of_it_is_saved_with_the_child_in_one_group(app):
    protect(app)
    home, child = new_child(app)
    one = said("DB01.3", started_on=date(2024, 2, 1), paper="GCT 5", answers="topics=parents")
    prepared = prepare(app, NOTHING, [one], on=TODAY)
    prepared = prepare(app, prepared, [said("DB11", paper="BB-9"), said("NC01")], on=TODAY)
    prepared = through_a_draft(app, prepared)
    assert "BB-9" not in all_texts(app)
    outcome = saved(app, home, child, prepared)
    now, made = records(app, child)
    assert [(c.code, c.paper, c.answers, c.started_on) for c in made] == [
        ("DB01.3", "GCT 5", "topics=parents", date(2024, 2, 1)),
        ("NC01", "", "", None),
    ]
    assert (now.special, now.at_risk) == (
        "Trẻ em mồ côi cả cha và mẹ",
        "Trẻ em sống trong hộ nghèo",
    )
    open_up(app)
    assert [(c.code, c.paper, c.child_id) for c in opened(app)] == [("DB11", "BB-9", child.id)]
    undo_group(app, outcome.group_id, on=TODAY)
    now, made = records(app, child)
    assert (now.status, made, opened(app)) == ("removed", [], ())


def test_what_makes_no_sense_is_refused_before_it_is_kept(app):
    prepared = prepare(app, NOTHING, [said("NC01")], on=TODAY)
    assert prepare(app, prepared, [said("NC01")], on=TODAY).code == "already_recorded"
    later = said("NC02", started_on=date(2026, 7, 1))
    assert prepare(app, NOTHING, [later], on=TODAY).code == "starts_later"
    assert not prepared.without("NC01")


def test_a_group_that_a_record_taken_up_has_already_stays_as_it_is(app):
    home, child = new_child(app)
    saved(app, home, child, prepare(app, NOTHING, [said("NC01", paper="cũ")], on=TODAY))
    now, _ = records(app, child)
    more = prepare(app, NOTHING, [said("NC01", paper="mới"), said("NC02")], on=TODAY)
    entry = VisitEntry(household=home, seen_household=home, child=replace(now), visited_on=TODAY)
    enter_visit(app, replace(entry, seen_child=now, prepared=more))
    assert [(c.code, c.paper) for c in records(app, child)[1]] == [("NC01", "cũ"), ("NC02", "")]


def test_what_waits_in_a_draft_for_the_first_passphrase_is_locked_when_it_is_saved(app):
    home, child = new_child(app)
    prepared = through_a_draft(app, prepare(app, NOTHING, [said("DB05")], on=TODAY))
    protect(app)
    open_up(app)
    saved(app, home, child, prepared)
    with app.store.read() as snapshot:
        assert count_waiting(snapshot) == 1
    open_up(app)
    with app.store.read() as snapshot:
        assert count_waiting(snapshot) == 0
    assert [c.code for c in opened(app)] == ["DB05"]
