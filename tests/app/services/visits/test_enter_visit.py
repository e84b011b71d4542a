from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import visit_id
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.services.doubles.decide_duplicate import TWINS
from app.services.outcome import Conflict, NeedsDecision, Refused, Saved
from app.services.undo_group import undo_group
from app.services.visits.enter_visit import enter_visit, recent_villages
from app.services.visits.keep_draft import keep_draft
from app.services.visits.visit_entry import VisitEntry

TODAY = date(2026, 6, 8)


@pytest.fixture
def village(app):
    with app.store.read() as snapshot:
        return next(v for v in snapshot.villages.all() if v.name == "Hoa Quảng")


@pytest.fixture
def home(new_id, village):
    return Household(
        id=new_id(), village_id=village.id, head_name="Giáp Văn Lâm", phone="0383522457"
    )


@pytest.fixture
def child(new_id, home):
    return Child(
        id=new_id(),
        household_id=home.id,
        full_name="Giáp Minh Anh",
        birth_date=BirthDate(2016, 3, 12),
        sex=Sex.FEMALE,
        ethnicity="Kinh",
        national_id="024316002208",
        mother_name="Nguyễn Thị Hoa",
    )


def entry(home, child=None, **more):
    return VisitEntry(household=home, child=child, visited_on=TODAY, **more)


def stored(app, home, child=None):
    with app.store.read() as snapshot:
        found = snapshot.children.get(child.id) if child else None
        return snapshot.households.get(home.id), found


def test_everything_of_a_visit_is_one_group_of_the_journal(app, home, child):
    saved = enter_visit(app, entry(home, child))
    assert isinstance(saved, Saved)
    with app.store.read() as snapshot:
        lines = snapshot.journal.group(saved.group_id)
        visit = snapshot.visits.get(visit_id(home.id, TODAY))
    assert [line.change.entity for line in lines] == ["household", "visit", "child"]
    assert {line.change.action for line in lines} == {"visit"}
    assert visit.visitor == "Cán bộ thử"
    assert stored(app, home, child) == (home, child)


def test_two_saves_of_a_day_are_one_visit(app, home, child):
    enter_visit(app, entry(home))
    enter_visit(app, entry(home, child, seen_household=home))
    with app.store.read() as snapshot:
        assert len(snapshot.visits.all()) == 1


def test_the_draft_goes_with_the_save_and_stays_without_one(app, new_id, home, child):
    keep_draft(app, new_id(), "visit", "{}")
    with app.store.read() as snapshot:
        draft = snapshot.drafts.newest("visit")
    enter_visit(app, entry(home, replace(child, full_name=""), draft_id=draft.id))
    with app.store.read() as snapshot:
        assert snapshot.drafts.newest("visit") == draft
    enter_visit(app, entry(home, child, draft_id=draft.id))
    with app.store.read() as snapshot:
        assert snapshot.drafts.newest("visit") is None


def test_the_save_and_the_end_of_its_draft_are_one_transaction(app, new_id, home, child):
    keep_draft(app, new_id(), "visit", "{}")
    with app.store.read() as snapshot:
        draft = snapshot.drafts.newest("visit")
    commits = []
    event.listen(app.store._engine, "commit", commits.append)
    assert isinstance(enter_visit(app, entry(home, child, draft_id=draft.id)), Saved)
    assert len(commits) == 1


def test_texts_are_stored_the_one_way(app, home, child):
    home = replace(home, head_name="  GIÁP  VĂN LÂM ", phone="38 352 2457")
    child = replace(child, full_name="giáp minh anh", ethnicity="kinh")
    enter_visit(app, entry(home, child))
    home, child = stored(app, home, child)
    assert (home.head_name, home.phone) == ("Giáp Văn Lâm", "0383522457")
    assert (child.full_name, child.ethnicity) == ("Giáp Minh Anh", "Kinh")


def test_a_block_stores_nothing(app, home, child):
    refused = enter_visit(app, entry(home, replace(child, full_name="")))
    assert isinstance(refused, Refused)
    assert [p.code for p in refused.problems] == ["missing_name"]
    assert stored(app, home, child) == (None, None)


def test_a_warning_wants_a_reason_and_keeps_it(app, home, child):
    old = replace(child, birth_date=BirthDate(2006, 3, 12), national_id="")
    refused = enter_visit(app, entry(home, old))
    assert [p.code for p in refused.problems] == ["over_age"]
    passed = replace(old, passed={"over_age": "đã xem giấy khai sinh"})
    saved = enter_visit(app, entry(home, passed))
    _, kept = stored(app, home, child)
    assert kept.passed == {"over_age": "đã xem giấy khai sinh"}
    with app.store.read() as snapshot:
        reasons = [line.change.reason for line in snapshot.journal.group(saved.group_id)]
    assert reasons[-1] == "đã xem giấy khai sinh"


def test_a_number_of_another_child_is_refused_and_says_whose(app, new_id, home, child):
    enter_visit(app, entry(home, child))
    twin = replace(child, id=new_id(), full_name="Giáp Minh Ánh")
    refused = enter_visit(app, entry(home, twin, seen_household=home))
    assert [p.code for p in refused.problems] == ["duplicate_national_id"]
    assert refused.holders == (child.id,)


def test_what_was_wrong_before_does_not_stop_other_work(app, home, child):
    brought = replace(child, birth_date=None, originals={"birth_date": "32/13/2015"})
    with app.write("import") as unit:
        unit.save(home)
        unit.save(brought)
    mine = replace(brought, mother_name="Nguyễn Thị Huệ")
    saved = enter_visit(app, entry(home, mine, seen_household=home, seen_child=brought))
    assert isinstance(saved, Saved)
    with app.store.read() as snapshot:
        assert "invalid_birth_date" in [p.code for p in snapshot.problems.of_child(child.id)]


def test_untouched_fields_take_what_others_saved(app, home, child):
    enter_visit(app, entry(home, child))
    enter_visit(app, entry(replace(home, phone="0912345678"), seen_household=home))
    mine = replace(home, address="Đội 3")
    assert isinstance(enter_visit(app, entry(mine, seen_household=home)), Saved)
    home_now, _ = stored(app, home)
    assert (home_now.phone, home_now.address) == ("0912345678", "Đội 3")


def test_a_field_both_changed_is_asked_and_the_answer_is_stored(app, home, child):
    enter_visit(app, entry(home, child))
    theirs = replace(child, mother_name="Nguyễn Thị Huệ")
    enter_visit(app, entry(home, theirs, seen_household=home, seen_child=child))
    mine = replace(child, mother_name="Nguyễn Thị Hoa Mai")
    asked = enter_visit(app, entry(home, mine, seen_household=home, seen_child=child))
    assert isinstance(asked, NeedsDecision)
    assert asked.conflicts == (
        Conflict("child", "mother_name", "Nguyễn Thị Hoa Mai", "Nguyễn Thị Huệ"),
    )
    assert stored(app, home, child)[1].mother_name == "Nguyễn Thị Huệ"
    again = entry(home, mine, seen_household=asked.household, seen_child=asked.child)
    assert isinstance(enter_visit(app, again), Saved)
    assert stored(app, home, child)[1].mother_name == "Nguyễn Thị Hoa Mai"


@pytest.mark.parametrize(
    ("phone", "asks"), [("0383522457", True), ("", True), ("0977777777", False)]
)
def test_a_household_made_twice_is_asked_about(app, new_id, home, phone, asks):
    enter_visit(app, entry(home))
    second = replace(home, id=new_id(), head_name="Giap Van Lam", phone=phone)
    outcome = enter_visit(app, entry(second))
    assert isinstance(outcome, NeedsDecision) is asks
    if asks:
        assert outcome.code == "household_exists"
        assert outcome.alike == (home,)
        assert isinstance(enter_visit(app, entry(second, another_household=True)), Saved)


def test_decisions_are_kept_with_the_child(app, new_id, home, child):
    enter_visit(app, entry(home, child))
    twin = replace(child, id=new_id(), full_name="Giáp Minh Ánh", national_id="")
    enter_visit(app, entry(home, twin, seen_household=home, apart={child.id: TWINS}))
    with app.store.read() as snapshot:
        (decision,) = snapshot.decisions.all()
    assert {decision.first_id, decision.second_id} == {child.id, twin.id}
    assert decision.reason == TWINS


def test_a_number_given_up_clears_the_other_child(app, new_id, home, child):
    other = replace(child, id=new_id(), full_name="Giáp Minh Ánh")
    with app.write("import") as unit:
        unit.save_all([home, child, other])
    mine = replace(child, national_id="")
    enter_visit(app, entry(home, mine, seen_household=home, seen_child=child))
    with app.store.read() as snapshot:
        codes = [p.code for p in snapshot.problems.of_child(other.id)]
    assert "duplicate_national_id" not in codes


def test_a_record_off_the_list_is_not_written_into(app, home, child):
    enter_visit(app, entry(home, child))
    with app.write("merge") as unit:
        unit.save(replace(child, status=Status.MERGED))
    mine = replace(child, mother_name="Nguyễn Thị Huệ")
    refused = enter_visit(app, entry(home, mine, seen_household=home, seen_child=child))
    assert [p.code for p in refused.problems] == ["no_longer_active"]


def test_the_same_save_twice_is_one(app, home, child):
    enter_visit(app, entry(home, child))
    again = enter_visit(app, entry(home, child))
    with app.store.read() as snapshot:
        assert snapshot.journal.group(again.group_id) == []
        assert snapshot.children.count() == 1


def test_the_village_visited_last_comes_first(app, new_id, home, village):
    with app.store.read() as snapshot:
        other = next(v for v in snapshot.villages.all() if v.name == "Biêng")
    enter_visit(app, entry(home))
    enter_visit(app, entry(Household(id=new_id(), village_id=other.id, head_name="Vi Văn Tư")))
    with app.store.read() as snapshot:
        assert recent_villages(snapshot) == (other.id, village.id)


@pytest.fixture
def moved(app, new_id, village, home, child):
    """A child who is found at another door: its record goes along, with a correction."""
    enter_visit(app, entry(home, child))
    there = Household(id=new_id(), village_id=village.id, head_name="Vi Văn Tư", address="Đội 1")
    record = replace(child, household_id=there.id, father_name="Vi Văn Tư")
    return there, record


def test_a_record_moves_to_the_household_that_is_visited(app, home, child, moved):
    there, record = moved
    saved = enter_visit(app, entry(there, record, seen_child=child))
    assert isinstance(saved, Saved)
    assert stored(app, there, record) == (there, record)
    with app.store.read() as snapshot:
        lines = snapshot.journal.group(saved.group_id)
        assert snapshot.children.of_household(home.id) == []
        assert snapshot.visits.get(visit_id(there.id, TODAY))
    (change,) = [line.change for line in lines if line.change.entity == "child"]
    assert change.fields == {
        "father_name": ("", "Vi Văn Tư"),
        "household_id": (home.id, there.id),
    }


def test_a_move_is_undone_whole(app, home, child, moved):
    there, record = moved
    saved = enter_visit(app, entry(there, record, seen_child=child))
    report = undo_group(app, saved.group_id, on=TODAY)
    assert report.kept == ()
    assert stored(app, home, child) == (home, child)
    assert stored(app, there)[0].status is Status.REMOVED
    again = undo_group(app, report.group_id, on=TODAY)
    assert again.kept == ()
    assert stored(app, there, record) == (there, record)


def test_a_move_that_is_refused_moves_nothing(app, child, moved):
    there, record = moved
    refused = enter_visit(app, entry(there, replace(record, full_name=""), seen_child=child))
    assert isinstance(refused, Refused)
    assert stored(app, there, child) == (None, child)


def test_two_moves_of_one_record_are_asked_about(app, new_id, village, child, moved):
    there, record = moved
    other = Household(id=new_id(), village_id=village.id, head_name="Vi Văn Năm")
    enter_visit(app, entry(other, replace(child, household_id=other.id), seen_child=child))
    asked = enter_visit(app, entry(there, record, seen_child=child))
    assert asked.conflicts == (Conflict("child", "household_id", there.id, other.id),)
    assert asked.child_home == other
    stays = replace(record, household_id=other.id)
    assert isinstance(enter_visit(app, entry(there, stays, seen_child=asked.child)), Saved)
    assert stored(app, there, stays) == (there, stays)
