"""What is confidential is sealed on disk and in the journal, and opens by permission."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.circumstances.abuse_case import AbuseCase
from app.domain.errors import KnownError
from app.domain.household import Household
from app.services.circumstances.keep_confidential import (
    keep_case,
    read_confidential,
    remove_confidential,
    victims,
)
from app.services.circumstances.list_circumstances import list_circumstances
from app.services.circumstances.record_circumstance import (
    Ending,
    Recording,
    correct_circumstance,
    end_circumstance,
    record_circumstances,
)
from app.services.circumstances.unlock import lock, set_passphrase, unlock
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Saved
from app.services.undo_group import undo_group
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect

TODAY = date(2026, 6, 8)
WORD = "mật khẩu riêng"


@pytest.fixture
def child(app):
    home = Household(id=app.new_id())
    one = Child(id=app.new_id(), household_id=home.id, special="Trẻ em nhiễm HIV/AIDS; Mồ côi")
    with app.write("import") as work:
        work.save_all([home, one])
    return one


@pytest.fixture
def recorded(app, child):
    set_passphrase(app, WORD)
    secret = Recording(
        child_id=child.id, code="DB05", paper="PXN-77", note="bí mật", answers="hiv=child"
    )
    in_open = Recording(child_id=child.id, code="NC01", paper="GCN 1")
    saved = record_circumstances(app, [secret, in_open], on=TODAY)
    assert isinstance(saved, Saved)
    return saved


def read(app, child):
    with app.store.read() as snapshot:
        return read_confidential(app, snapshot, [child.id]).circumstances


def test_without_the_permission_nothing_is_recorded(app, child):
    with pytest.raises(KnownError, match="confidential_locked"):
        record_circumstances(app, [Recording(child_id=child.id, code="DB11")], on=TODAY)


def test_it_is_read_by_who_is_allowed_and_left_out_of_every_open_text(app, child, recorded):
    (one,) = read(app, child)
    assert (one.code, one.paper, one.note, one.answers) == (
        *("DB05", "PXN-77", "bí mật"),
        "hiv=child",
    )
    with app.store.read() as snapshot:
        after = snapshot.children.get(child.id)
        assert (after.special, after.at_risk) == ("Mồ côi", "Trẻ em sống trong hộ nghèo")
        assert [c.code for c in snapshot.circumstances.of_child(child.id)] == ["NC01"]
    assert [one.line.record.code for one in list_circumstances(app, TODAY)] == ["NC01"]
    lock(app)
    with pytest.raises(KnownError, match="confidential_locked"):
        read(app, child)


def test_who_opens_the_store_by_its_ordinary_key_reads_nothing_of_it(app, child, recorded):
    everything = all_texts(app)
    for word in ("PXN-77", "bí mật", "DB05", "hiv=child"):
        assert word not in everything.replace("'mark'", "")


def test_ended_corrected_and_undone_like_any_other(app, child, recorded):
    (one,) = read(app, child)
    correct_circumstance(app, replace(one, started_on=date(2026, 1, 5)), on=TODAY)
    ending = Ending(id=one.id, ended_on=TODAY, cause="mistake")
    ended = end_circumstance(app, ending, on=TODAY)
    (one,) = read(app, child)
    assert (one.started_on, one.ended_on, one.end_cause) == (date(2026, 1, 5), TODAY, "mistake")
    undo_group(app, ended.group_id, on=TODAY)
    assert read(app, child)[0].ended_on is None
    again = [Recording(child_id=child.id, code="DB05")]
    assert record_circumstances(app, again, on=TODAY).problems[0].code == "already_recorded"


def test_it_goes_with_the_child_into_another_record(app, child, recorded):
    home = Household(id=app.new_id())
    other = Child(id=app.new_id(), household_id=home.id, full_name="Giáp Thị Đào")
    with app.write("import") as work:
        work.save_all([home, other])
    with app.store.read() as snapshot:
        seen = seen_now(snapshot, [child.id, other.id])
    merge = Merge(kept=other.id, merged=(child.id,), texts={}, seen=seen)
    assert isinstance(merge_children(app, merge, on=TODAY), Saved)
    assert [one.code for one in read(app, other)] == ["DB05"]


def test_another_devices_seal_opens_by_the_same_passphrase_only(app, child, recorded):
    with app.write("test") as work:
        work.settings.put("confidential_seal", "")  # as on a device that only pulled the record
    lock(app)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock(app, "mật khẩu chung")
    unlock(app, WORD)
    assert [one.code for one in read(app, child)] == ["DB05"]


def test_abuse_cases_are_kept_the_same_way(app, child, recorded):
    case = AbuseCase(id=app.new_id(), child_id=child.id, form="violence", found_on=TODAY)
    keep_case(app, case)
    with app.store.read() as snapshot:
        found = read_confidential(app, snapshot).cases
        assert [(one, whose.id) for one, whose in victims(snapshot, found)] == [(case, child.id)]
    remove_confidential(app, case.id)
    with app.store.read() as snapshot:
        assert read_confidential(app, snapshot).cases == ()


def test_a_person_says_more_of_what_a_list_named_and_its_end_takes_the_cross_away(app):
    protect(app)
    home = Household(id=app.new_id())
    listed = Child(id=app.new_id(), household_id=home.id, special="Nhiễm HIV; DB11")
    with app.write("import") as work:
        work.save_all([home, listed])
    open_up(app)
    before = {one.code: one.id for one in read(app, listed)}
    said = [Recording(child_id=listed.id, code="DB05", paper="PXN-77")]
    assert isinstance(record_circumstances(app, said, on=TODAY), Saved)
    assert {one.code: one.id for one in read(app, listed)} == before, "it is the same record"
    for code, text in (("DB05", "x"), ("DB11", "")):
        ending = Ending(id=before[code], ended_on=TODAY, cause="no_longer")
        assert isinstance(end_circumstance(app, ending, on=TODAY), Saved)
        with app.store.read() as snapshot:
            assert snapshot.children.get(listed.id).special == text
