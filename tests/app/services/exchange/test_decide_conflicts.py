"""A decision takes the conflict out of the record: one change, undone and sent like others."""

from dataclasses import replace

from app.domain.exchange.conflict import Version, write_versions
from app.services.cleaning.correct_child import Correction, correct_child
from app.services.exchange.decide_conflicts import Settlement, conflict_key, decide_conflicts
from app.services.exchange.read_returned import read_returned
from app.services.outcome import Refused, Saved
from app.services.undo_group import undo_group
from app.storage.journal import Origin
from tests.sync.homes import add_home, child_of

OURS = Version(text="Trần Thị Mơ", change="1", author="Sáu")
THEIRS = Version(text="Trần Thị Mận", change="2", author="Bảy")
ASKED = write_versions([OURS, THEIRS])


def in_conflict(app):
    child = add_home(app)[0]
    with app.write("sync", origin=Origin.CENTRAL) as work:
        work.save(replace(child, conflicts={"mother_name": ASKED}))
    return child


def settle(app, child, text, seen=ASKED):
    asked = Settlement(child_id=child.id, seen={"mother_name": seen}, texts={"mother_name": text})
    return decide_conflicts(app, asked, on=app.today())


def last_fields(app, child):
    with app.store.read() as snapshot:
        return snapshot.journal.of_entity("child", child.id)[-1].change.fields


def test_taking_the_other_text_is_one_change_that_can_be_taken_back(app):
    child = in_conflict(app)
    saved = settle(app, child, "Trần Thị Mận")
    assert isinstance(saved, Saved)
    assert child_of(app, child) == replace(child, mother_name="Trần Thị Mận")
    assert last_fields(app, child) == {
        "conflict.mother_name": (ASKED, ""),
        "mother_name": ("Trần Thị Mơ", "Trần Thị Mận"),
    }
    undo_group(app, saved.group_id, on=app.today())
    assert child_of(app, child) == replace(child, conflicts={"mother_name": ASKED})


def test_taking_the_text_that_stands_is_a_change_too(app):
    child = in_conflict(app)
    settle(app, child, "Trần Thị Mơ")
    assert last_fields(app, child) == {"conflict.mother_name": (ASKED, "")}
    with app.store.read() as snapshot:
        assert read_returned(snapshot) == []


def test_a_text_of_ones_own_is_tidied_and_takes_the_place_of_what_was_received(app):
    child = replace(in_conflict(app), originals={"mother_name": "m?"})
    with app.write("test") as work:
        work.save(replace(child, conflicts={"mother_name": ASKED}))
    settle(app, child, "trần thị mai")
    assert child_of(app, child).mother_name == "Trần Thị Mai"
    assert child_of(app, child).originals == {}


def test_a_conflict_that_changed_meanwhile_or_a_text_that_is_none_is_refused(app):
    child = in_conflict(app)
    refused = settle(app, child, "Trần Thị Mận", seen="[]")
    assert isinstance(refused, Refused)
    assert refused.problems[0].code == "changed_meanwhile"
    bad = Settlement(child_id=child.id, seen={"mother_name": ASKED}, texts={"birth_date": "x"})
    refused = decide_conflicts(app, bad, on=app.today())
    assert (refused.problems[0].field, refused.problems[0].code) == ("birth_date", "field_invalid")


def test_saving_the_form_decides_what_it_showed_and_nothing_else(app):
    child = in_conflict(app)
    with app.store.read() as snapshot:
        (one,) = read_returned(snapshot, {("child", child.id)})
        stored = snapshot.children.get(child.id)
        home = snapshot.households.get(child.household_id)
    assert one.change_id == conflict_key(child.id, "mother_name")
    assert one.theirs == {"mother_name": "Trần Thị Mận"}
    entry = Correction(seen_child=stored, seen_household=home, fields={"special": "DB01"})
    assert isinstance(correct_child(app, entry, on=app.today()), Saved)
    assert child_of(app, child).conflicts == {"mother_name": ASKED}
    decided = replace(entry, decided=[one.change_id], fields={"special": "DB02"})
    decided = replace(decided, seen_child=child_of(app, child))
    assert isinstance(correct_child(app, decided, on=app.today()), Saved)
    assert child_of(app, child).conflicts == {}
