"""A merge on one device and edits on another: both end alike, and no text and no child is lost."""

import pytest

from app.domain.household import Household
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.decide_duplicate import TWINS, keep_apart, two_children
from app.services.doubles.late_edits import open_edits, settle_edit
from app.services.undo_group import undo_group
from sync.outcome import Done
from tests.sync.homes import add_home, village
from tests.sync.merging import Desk, nobody_is_lost, settle


def shared(here, there, children=2, homes=1):
    """Enter children on one device and let both know them."""
    made = [child for _ in range(homes) for child in add_home(here.app, children=children)]
    assert all(isinstance(outcome, Done) for outcome in settle(here, there))
    return made


def agree(*desks):
    outcomes = settle(*desks)
    assert [type(outcome) for outcome in outcomes] == [Done] * len(desks), outcomes
    one, other = desks
    assert one.records() == other.records()
    assert nobody_is_lost(one)
    return True


def test_a_merge_reaches_the_other_device(desks):
    here, there = desks
    kept, loser = shared(here, there)
    here.merge(kept, loser, full_name="Lâm Thị Đào")
    assert agree(here, there)
    assert there.living(loser).full_name == "Lâm Thị Đào"
    assert there.active() == {kept.id}


def test_a_number_is_no_longer_shared_once_the_other_record_is_merged(desks):
    here, there = desks
    kept, loser = shared(here, there)
    for child in (kept, loser):
        here.edit(child, national_id="024315604933", ethnicity="Kinh", father_name="Lâm Văn Bảy")
    settle(here, there)

    def codes():
        with there.app.store.read() as snapshot:
            return {problem.code for problem in snapshot.problems.of_child(kept.id)}

    assert "duplicate_national_id" in codes()
    here.merge(kept, loser)
    assert agree(here, there)
    assert "duplicate_national_id" not in codes()


def test_an_edit_of_the_merged_record_goes_to_the_living_one(desks):
    here, there = desks
    kept, loser = shared(here, there)
    here.merge(kept, loser)
    there.edit(loser, father_name="Lâm Văn Bảy", mother_name="Trần Thị Mơ Lớn")
    assert agree(here, there)
    now = here.child(kept)
    assert (now.father_name, now.mother_name) == ("Lâm Văn Bảy", "Trần Thị Mơ Lớn")
    assert here.asked() == there.asked() == []


def test_the_merge_may_come_after_the_edit(desks):
    here, there = desks
    kept, loser = shared(here, there)
    there.edit(loser, father_name="Lâm Văn Bảy")
    there.sync()
    here.merge(kept, loser)
    assert agree(here, there)
    assert there.child(kept).father_name == "Lâm Văn Bảy"


def test_an_edit_made_while_the_page_came_is_carried_too(desks):
    """Saved between the sending and the reading: it waits while the record is called merged."""
    here, there = desks
    kept, loser = shared(here, there)
    here.merge(kept, loser)
    here.sync()
    told = []

    def meanwhile(progress):
        if progress.stage == "push" and not told:
            told.append(progress)

    there.client.run_once(meanwhile, cancelled=lambda: bool(told) and not told.append(1))
    there.edit(loser, father_name="Lâm Văn Bảy")
    assert agree(here, there)
    assert here.child(kept).father_name == "Lâm Văn Bảy"


def different(here, there):
    """The living record says something else than the edit of the merged one."""
    kept, loser = shared(here, there)
    here.merge(kept, loser, full_name="Lâm Thị Đào")
    there.edit(loser, full_name="Lâm Bích Đào")
    assert agree(here, there)
    assert here.asked() == [("full_name", "Lâm Bích Đào", "Lâm Thị Đào")]
    return kept, loser


@pytest.mark.parametrize("take", [True, False])
def test_what_differs_is_asked_and_settled_for_everyone(desks, take):
    here, there = desks
    kept, loser = different(here, there)
    with here.app.store.read() as snapshot:
        (edit,) = open_edits(snapshot)
    assert (edit.loser, edit.living, edit.entity) == (loser.id, kept.id, "child")
    settle_edit(here.app, edit, take)
    assert agree(here, there)
    assert here.asked() == there.asked() == []
    assert there.child(kept).full_name == ("Lâm Bích Đào" if take else "Lâm Thị Đào")


def test_two_texts_in_the_merged_record_are_both_kept(desks):
    """An edit here before the merge, another there: the record itself is in nobody's way."""
    here, there = desks
    kept, loser = shared(here, there)
    here.edit(loser, mother_name="Trần Thị Mận")
    here.merge(kept, loser)
    there.edit(loser, mother_name="Trần Thị Mai")
    assert agree(here, there)
    texts = {here.living(loser).mother_name}
    texts |= {theirs for desk in desks for _, theirs, _ in desk.asked()}
    assert texts >= {"Trần Thị Mai"}
    assert here.child(loser).mother_name == "Trần Thị Mận"


def test_merged_both_ways_one_lives(desks):
    here, there = desks
    one, two = shared(here, there, children=1, homes=2)
    here.edit(one, father_name="Lâm Văn Bảy")
    there.edit(two, guardian_name="Bà Trần Thị Mận")
    here.merge(one, two)
    there.merge(two, one)
    assert agree(here, there)
    smaller = min(one.id, two.id)
    assert here.active() == {smaller}
    now = here.living(one)
    assert (now.father_name, now.guardian_name) == ("Lâm Văn Bảy", "Bà Trần Thị Mận")


def test_merged_into_two_records_the_first_stands(desks):
    here, there = desks
    loser, one, two = shared(here, there, children=1, homes=3)
    with here.app.write("visit") as work:
        work.save(Visit(id="thăm", household_id=loser.household_id))
    settle(here, there)
    here.merge(one, loser)
    there.merge(two, loser)
    assert agree(here, there)
    assert here.living(loser).id == one.id
    assert here.active() == {one.id, two.id}


def test_a_merge_stands_though_the_record_moved_away(desks):
    here, there = desks
    kept, loser = shared(here, there)
    there.edit(loser, status=str(Status.MOVED_OUT))
    there.sync()
    here.merge(kept, loser)
    assert agree(here, there)
    assert here.child(loser).status is Status.MERGED
    assert ("status", "moved_out", "active") in here.asked() + there.asked()


def test_a_child_entered_into_an_ended_home_has_its_home(desks):
    here, there = desks
    kept, loser = shared(here, there, children=1, homes=2)
    here.merge(kept, loser)
    with there.app.write("visit") as work:
        sibling = there.child(loser)
        new = type(sibling)(
            id=there.app.new_id(), household_id=loser.household_id, full_name="Lâm Văn Út"
        )
        work.save(new)
    assert agree(here, there)
    with here.app.store.read() as snapshot:
        assert snapshot.households.get(loser.household_id).status is Status.ACTIVE


def test_a_visit_and_a_number_of_an_ended_home_go_along(desks):
    here, there = desks
    kept, loser = shared(here, there, children=1, homes=2)
    here.merge(kept, loser)
    with there.app.write("visit") as work:
        home = work.households.get(loser.household_id)
        work.save(Household(id=home.id, village_id=home.village_id, head_name=home.head_name,
                            phone="0912345678", revision=home.revision))  # fmt: skip
        work.save(Visit(id="thăm", household_id=home.id))
    assert agree(here, there)
    with there.app.store.read() as snapshot:
        assert snapshot.visits.get("thăm").household_id == kept.household_id
        assert snapshot.households.get(kept.household_id).phone == "0912345678"


def test_a_merge_is_taken_back_after_an_edit_came_in_between(desks):
    here, there = desks
    kept, loser = shared(here, there, children=1, homes=2)
    saved = here.merge(kept, loser)
    there.edit(loser, father_name="Lâm Văn Bảy")
    assert agree(here, there)
    undo_group(here.app, saved.group_id, on=here.app.today())
    assert agree(here, there)
    assert there.active() == {kept.id, loser.id}
    assert there.child(loser).father_name == "Lâm Văn Bảy"
    assert there.child(kept).father_name == ""


def test_chains_of_merges_on_two_devices(desks):
    here, there = desks
    one, two, three = shared(here, there, children=3)
    here.merge(two, one)
    there.merge(three, two)
    there.edit(one, father_name="Lâm Văn Bảy")
    assert agree(here, there)
    assert here.active() == {three.id}
    assert here.living(one).father_name == "Lâm Văn Bảy"


def test_a_decision_about_a_merged_record_holds_for_the_living_one(desks):
    here, there = desks
    kept, loser, third = shared(here, there, children=3)
    here.merge(kept, loser)
    keep_apart(there.app, loser.id, third.id, TWINS)
    assert agree(here, there)
    with there.app.store.read() as snapshot:
        assert snapshot.decisions.get(two_children(kept.id, third.id, "").id).reason == TWINS


def collaborator(make_device, official, *names):
    """A device of some villages, with everything it may see."""
    official.sync()
    places = tuple(village(official.app, name) for name in names)
    desk = Desk(*make_device("collaborator", villages=places))
    assert isinstance(desk.sync(), Done)
    return desk


def test_a_collaborator_learns_of_a_merge_into_another_village(desks, make_device):
    here, _ = desks
    near = add_home(here.app, village_name="Biêng")[0]
    far = add_home(here.app, village_name="Đồng Á")[0]
    with here.app.write("visit") as work:
        work.save(Visit(id="thăm", household_id=near.household_id))
    hers = collaborator(make_device, here, "Biêng")
    assert hers.active() == {near.id}
    here.merge(far, near)
    assert isinstance(here.sync(), Done)
    assert isinstance(hers.sync(), Done)
    assert hers.active() == set()
    assert hers.child(near).merged_into == far.id
    with hers.app.store.read() as snapshot:
        assert snapshot.children.get(far.id) is None
        assert snapshot.visits.get("thăm").household_id == near.household_id


def test_an_edit_of_a_collaborator_goes_to_the_record_she_cannot_see(desks, make_device):
    here, there = desks
    near = add_home(here.app, village_name="Biêng")[0]
    far = add_home(here.app, village_name="Đồng Á")[0]
    hers = collaborator(make_device, here, "Biêng")
    here.merge(far, near)
    hers.edit(near, father_name="Lâm Văn Bảy")
    here.sync()
    assert isinstance(hers.sync(), Done)
    assert agree(here, there)
    assert isinstance(hers.sync(), Done)
    assert here.child(far).father_name == "Lâm Văn Bảy"
    assert hers.asked() == []


def test_a_collaborator_may_merge_in_her_village(desks, make_device):
    here, there = desks
    kept, loser = add_home(here.app, children=2, village_name="Biêng")
    hers = collaborator(make_device, here, "Biêng")
    hers.merge(kept, loser)
    assert isinstance(hers.sync(), Done)
    assert agree(here, there)
    assert here.active() == {kept.id}


def test_the_living_one_is_in_her_village_and_the_other_is_not(desks, make_device):
    here, there = desks
    near = add_home(here.app, village_name="Biêng")[0]
    far = add_home(here.app, village_name="Đồng Á")[0]
    here.edit(far, father_name="Lâm Văn Bảy")
    hers = collaborator(make_device, here, "Biêng")
    here.merge(near, far)
    assert agree(here, there)
    assert isinstance(hers.sync(), Done)
    assert hers.child(near).father_name == "Lâm Văn Bảy"


def test_the_home_that_is_chosen_may_lie_in_another_village(desks, make_device):
    """The living record leaves the collaborator's village: she is told, and both sides agree."""
    here, there = desks
    near = add_home(here.app, village_name="Biêng")[0]
    far = add_home(here.app, village_name="Đồng Á")[0]
    hers = collaborator(make_device, here, "Biêng")
    here.merge(near, far, household_id=far.household_id)
    assert agree(here, there)
    assert isinstance(hers.sync(), Done)
    assert hers.active() == set()
    assert agree(here, there)
