"""Records of one child become one: what was chosen, what is filled, who else is touched."""

from datetime import date

from app.domain.doubles.likeness import LikelyPair
from app.domain.handoff.verification import Verification
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.decide_duplicate import DIFFERENT, TWINS, two_children
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Refused, Saved
from app.storage.child_list import ChildFilter
from tests.app.services.look_alikes import NUMBER, ON, add_home, an, edit, merge, merged, stored


def test_one_lives_on_and_the_other_ends_in_it(app):
    kept, other = add_home(app, an(), an(mother_name="Vi Thị Mơ"))
    saved = merged(app, kept, other)
    assert (saved.child_id, saved.household_id) == (kept.id, kept.household_id)
    ended = stored(app, other)
    assert (ended.status, ended.merged_into) == (Status.MERGED, kept.id)
    with app.store.read() as snapshot:
        lines = snapshot.journal.group(saved.group_id)
        assert snapshot.list.ids(ChildFilter()) == [kept.id]
    assert {line.change.action for line in lines} == {"merge"}


def test_gaps_are_filled_from_the_others_in_their_order(app):
    kept, first, second = add_home(
        app,
        an(father_name="Lê Văn Tú"),
        an(mother_name="Vi Thị Mơ", external_code="TE1"),
        an(mother_name="Vi Thị Mận", ethnicity="Sán Dìu", father_name="Lê Tú"),
    )
    merged(app, kept, first, second)
    now = stored(app, kept)
    assert (now.mother_name, now.ethnicity) == ("Vi Thị Mơ", "Sán Dìu")
    assert (now.father_name, now.external_code) == ("Lê Văn Tú", "TE1")


def test_what_was_chosen_or_typed_stands_even_when_it_is_nothing(app):
    kept, other = add_home(app, an(), an(mother_name="Vi Thị Mơ", full_name="Lê Văn Ân"))
    merged(app, kept, other, texts={"full_name": "  lê văn  ẩn ", "mother_name": ""})
    now = stored(app, kept)
    assert (now.full_name, now.mother_name) == ("Lê Văn Ẩn", "")


def test_circumstances_are_joined_and_help_is_help(app):
    kept, other = add_home(
        app,
        an(special="Mồ côi; Khuyết tật", at_risk="x"),
        an(special="khuyết tật; Bệnh nặng", at_risk="Hộ nghèo", assisted="x"),
    )
    merged(app, kept, other)
    now = stored(app, kept)
    assert now.special == "Mồ côi; Khuyết tật; Bệnh nặng"
    assert (now.at_risk, now.assisted) == ("Hộ nghèo", True)


def test_what_the_police_said_holds_for_the_number_they_said_it_of(app):
    matched = {"national_id": NUMBER, "verification": "matched", "sex": "Nam"}
    kept, other = add_home(app, an(verification="sent"), an(**matched))
    merged(app, kept, other)
    assert stored(app, kept).verification is Verification.MATCHED
    kept, other = add_home(app, an(verification="sent"), an(**matched))
    merged(app, kept, other, texts={"national_id": ""})
    assert stored(app, kept).verification is Verification.SENT


def test_the_received_text_comes_with_its_value(app):
    kept, other = add_home(
        app,
        an(**{"birth_date": "", "original.birth_date": "31/2/2015", "original.sex": "?"}),
        an(**{"original.birth_date": "16.3.15", "original.ethnicity": "Trại"}),
    )
    merged(app, kept, other)
    now = stored(app, kept)
    assert now.originals == {"birth_date": "16.3.15", "sex": "?", "ethnicity": "Trại"}
    kept, other = add_home(
        app, an(), an(**{"full_name": "Lê Văn Ân", "original.full_name": "LE VAN AN"})
    )
    merged(app, kept, other, texts={"full_name": "Lê Văn Ân"})
    assert stored(app, kept).originals == {"full_name": "LE VAN AN"}


def test_a_warning_that_was_passed_for_a_value_stays_passed(app):
    kept, other = add_home(
        app, an(full_name=""), an(full_name="An", **{"passed.invalid_name": "đúng"})
    )
    merged(app, kept, other)
    assert stored(app, kept).passed == {"invalid_name": "đúng"}


def test_a_home_that_nobody_is_left_in_ends_and_its_visits_go_along(app):
    kept = add_home(app, an(), head_name="")[0]
    other = add_home(app, an(), phone="0912345678", address="Xóm 2")[0]
    visit = Visit(id=app.new_id(), household_id=other.household_id, visited_on=date(2026, 5, 1))
    with app.write("visit") as unit:
        unit.save(visit)
    merged(app, kept, other)
    with app.store.read() as snapshot:
        home, left = snapshot.households.get_many([kept.household_id, other.household_id]).values()
        assert snapshot.visits.get(visit.id).household_id == kept.household_id
    assert (home.head_name, home.phone, home.address) == ("Lê Văn Tú", "0912345678", "Xóm 2")
    assert (left.status, home.status) == (Status.REMOVED, Status.ACTIVE)


def test_a_home_with_another_child_stays_and_gives_nothing(app):
    kept = add_home(app, an())[0]
    other, _ = add_home(app, an(), an(full_name="Lê Thị Mai"), phone="0912345678")
    merged(app, kept, other)
    with app.store.read() as snapshot:
        home, left = snapshot.households.get_many([kept.household_id, other.household_id]).values()
    assert (home.phone, left.status) == ("", Status.ACTIVE)


def test_the_home_can_be_chosen_as_a_whole(app):
    kept, other = add_home(app, an())[0], add_home(app, an(), phone="0912345678")[0]
    saved = merged(app, kept, other, texts={"household_id": other.household_id})
    assert saved.household_id == stored(app, kept).household_id == other.household_id
    with app.store.read() as snapshot:
        assert snapshot.households.get(kept.household_id).status is Status.REMOVED


def test_decisions_are_carried_over(app):
    kept, other, third = add_home(app, an(), an(), an(full_name="Lê Văn Ân"))
    with app.write("decide") as unit:
        unit.save(two_children(kept.id, other.id, DIFFERENT))
        unit.save(two_children(other.id, third.id, TWINS))
    merged(app, kept, other)
    with app.store.read() as snapshot:
        said = {(d.first_id, d.second_id): d.reason for d in snapshot.decisions.all()}
    pairs = [tuple(sorted(pair)) for pair in ((kept.id, third.id), (other.id, third.id))]
    assert said == dict.fromkeys(pairs, TWINS)


def test_problems_are_looked_at_again(app):
    number = {"national_id": NUMBER, "sex": "Nam"}
    kept, other = add_home(app, an(**number), an(**number))
    edit(app, kept, ethnicity="Kinh")
    merged(app, kept, other)
    with app.store.read() as snapshot:
        codes = {problem.code for problem in snapshot.problems.of_child(kept.id)}
        assert "missing_parent" in codes
        assert "duplicate_national_id" not in codes
        assert snapshot.problems.of_child(other.id) == []


def test_pairs_that_looked_alike_are_gone(app):
    kept, other = add_home(app, an(), an())
    with app.write("scan") as unit:
        unit.likenesses.replace(
            [LikelyPair(kept.id, other.id, 0.9, certain=False, reasons=())], now=app.clock()
        )
    merged(app, kept, other)
    with app.store.read() as snapshot:
        assert snapshot.likenesses.count() == 0


def test_what_was_not_seen_is_not_merged(app):
    kept, other = add_home(app, an(), an())
    with app.store.read() as snapshot:
        seen = seen_now(snapshot, [kept.id, other.id])
    edit(app, other, mother_name="Vi Thị Mơ")
    refused = merge(app, kept, other, seen=seen)
    assert isinstance(refused, Refused)
    assert [problem.code for problem in refused.problems] == ["changed_meanwhile"]
    assert refused.holders == (other.id,)
    assert stored(app, other).status is Status.ACTIVE


def test_a_home_that_changed_was_not_seen_either(app):
    kept, other = add_home(app, an(), an())
    with app.store.read() as snapshot:
        seen, home = (
            seen_now(snapshot, [kept.id, other.id]),
            snapshot.households.get(kept.household_id),
        )
    edit(app, home, phone="0912345678")
    assert merge(app, kept, other, seen=seen).holders == tuple(sorted((kept.id, other.id)))


def test_what_is_no_merge_is_refused(app):
    kept, other, third = add_home(app, an(), an(), an())
    merged(app, kept, other)
    for asked, code in (
        ((kept, other), "no_longer_active"),
        ((other, third), "no_longer_active"),
        ((kept, kept), "nothing_to_merge"),
        ((kept,), "nothing_to_merge"),
    ):
        assert merge(app, *asked).problems[0].code == code
    nobody = Merge(kept=kept.id, merged=("không có",), texts={}, seen={})
    assert merge_children(app, nobody, on=ON).problems[0].code == "no_longer_active"


def test_only_a_new_problem_is_refused(app):
    kept, other = add_home(app, an(full_name=""), an(full_name=""))
    refused = merge(app, kept, other, texts={"national_id": "024"})
    assert [problem.code for problem in refused.problems] == ["invalid_national_id"]
    refused = merge(app, kept, other, texts={"birth_date": "hôm qua"})
    assert [problem.code for problem in refused.problems] == ["invalid_birth_date"]
    assert isinstance(merge(app, kept, other), Saved)


def test_a_number_of_a_third_child_is_refused_with_its_holder(app):
    third = add_home(app, an(national_id=NUMBER, sex="Nam"))[0]
    kept, other = add_home(app, an(sex="Nam"), an())
    refused = merge(app, kept, other, texts={"national_id": NUMBER})
    assert [problem.code for problem in refused.problems] == ["duplicate_national_id"]
    assert refused.holders == (third.id,)


def test_a_home_that_ended_cannot_be_chosen(app):
    kept, other = add_home(app, an(), an())
    refused = merge(app, kept, other, texts={"household_id": "không có"})
    assert refused.problems[0].field == "household_id"
