"""Two devices and a central: what one enters, the other sees; nothing is doubled or overrun."""

import dataclasses

from app.domain.child import Child
from app.domain.exchange.conflict import read_versions
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.storage.child_list import ChildFilter
from app.storage.journal import State
from sync.client import SyncClient, never
from sync.outcome import Done, NeedsAttention, SyncProgress, Waiting
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home, child_of, edit, open_counts, states, village


def test_a_day_of_visits_reaches_the_central_and_another_device(make_device):
    official, to_central = make_device("official")
    colleague, also = make_device("colleague")
    children = add_home(official, children=3)

    outcome = to_central.run_once()

    assert isinstance(outcome, Done)
    assert outcome.tally.accepted == 4 + 1 + 3
    assert to_central.status().pending == 0
    assert to_central.status().digest_ok is True
    assert isinstance(also.run_once(), Done)
    for child in children:
        there, here = child_of(colleague, child), child_of(official, child)
        assert there == here
        assert there is not None
        assert there.revision > 0


def test_a_round_with_nothing_to_do_asks_twice_and_changes_nothing(make_device):
    app, client = make_device("official")
    client.run_once()
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.requests == 2
    assert outcome.tally.received == 0
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before


def test_what_we_sent_is_not_sent_back(make_device):
    app, client = make_device("official")
    add_home(app, children=4)
    assert client.run_once().tally.received == 0


def test_different_fields_of_one_record_are_put_together(make_device):
    here, client = make_device("official")
    there, other = make_device("colleague")
    child = add_home(here)[0]
    client.run_once()
    other.run_once()
    edit(here, child, father_name="Lâm Văn Bảy")
    edit(there, child, guardian_name="Bà Trần Thị Mận")
    assert isinstance(client.run_once(), Done)
    assert isinstance(other.run_once(), Done)
    assert isinstance(client.run_once(), Done)
    merged = child_of(here, child)
    assert merged == child_of(there, child)
    assert (merged.father_name, merged.guardian_name) == ("Lâm Văn Bảy", "Bà Trần Thị Mận")


def test_what_the_police_said_travels_and_the_lists_follow(make_device):
    """The central takes the answer, the colleague's worklists count it, nothing waits any more."""
    here, client = make_device("official")
    there, other = make_device("colleague")
    child = add_home(here)[0]
    edit(here, child, verification=Verification.MATCHED)
    with here.store.read() as snapshot:
        counts = snapshot.list.counts(ChildFilter(waiting=True))
    assert (counts.total, counts.worklists["not_entered"]) == (1, 1)
    assert isinstance(client.run_once(), Done)
    assert isinstance(other.run_once(), Done)
    assert child_of(there, child).verification is Verification.MATCHED
    for app in (here, there):
        with app.store.read() as snapshot:
            assert snapshot.list.ids(ChildFilter(waiting=True)) == []
            counts = snapshot.list.counts(ChildFilter()).worklists
        assert (counts["not_entered"], counts["not_verified"]) == (0, 0)


def test_the_same_field_is_a_conflict_and_both_values_are_kept(make_device):
    here, client = make_device("official")
    there, other = make_device("colleague")
    child = add_home(here)[0]
    client.run_once()
    other.run_once()
    edit(here, child, full_name="Lâm Thị Đào", sex=Sex.MALE)
    edit(there, child, full_name="Lâm Bích Đào", father_name="Lâm Văn Bảy")
    assert isinstance(client.run_once(), Done)

    outcome = other.run_once()

    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "conflict"
    kept = child_of(there, child)
    assert (kept.full_name, kept.sex) == ("Lâm Thị Đào", Sex.MALE)
    versions = read_versions(kept.conflicts["full_name"])
    assert [(one.text, one.author, one.device) for one in versions] == [
        ("Lâm Thị Đào", here.author, "official"),
        ("Lâm Bích Đào", there.author, "colleague"),
    ]
    assert client.run_once().reason_code == "conflict"
    assert child_of(here, child) == kept
    assert kept.father_name == "Lâm Văn Bảy"


def test_the_same_value_entered_twice_is_no_conflict(make_device):
    here, client = make_device("official")
    there, other = make_device("colleague")
    child = add_home(here)[0]
    client.run_once()
    other.run_once()
    edit(here, child, birth_date=BirthDate(2016, 1, 2))
    edit(there, child, birth_date=BirthDate(2016, 1, 2))
    assert isinstance(client.run_once(), Done)
    assert isinstance(other.run_once(), Done)


def test_a_pull_leaves_unsent_changes_alone(make_device, faulty, clock):
    here, client = make_device("official")
    there, other = make_device("colleague", url=faulty.url)
    child = add_home(here)[0]
    client.run_once()
    other.run_once()
    edit(here, child, mother_name="Trần Thị Mơ Lớn", father_name="Lâm Văn Bảy")
    client.run_once()
    edit(there, child, mother_name="Trần Thị Mơ Bé")
    with there.store.read() as snapshot:
        waiting = snapshot.sync.outbox.unsent_fields([("child", child.id)])
    assert waiting == {("child", child.id): {"mother_name": "Trần Thị Mơ Bé"}}
    outcome = other.run_once()
    assert outcome.reason_code == "conflict"
    kept = child_of(there, child)
    assert (kept.mother_name, kept.father_name) == ("Trần Thị Mơ Lớn", "Lâm Văn Bảy")
    texts = [one.text for one in read_versions(kept.conflicts["mother_name"])]
    assert texts == ["Trần Thị Mơ Lớn", "Trần Thị Mơ Bé"]


def test_a_household_that_moved_takes_its_children_along(make_device):
    official, client = make_device("official")
    client.run_once()
    collaborator, hers = make_device("collaborator", villages=(village(official, "Biêng"),))
    child = add_home(official, village_name="Đồng Á")[0]
    client.run_once()
    assert isinstance(hers.run_once(), Done)
    assert child_of(collaborator, child) is None

    with official.write("visit") as work:
        home = work.households.get(child.household_id)
        work.save(dataclasses.replace(home, village_id=village(official, "Biêng")))
    assert isinstance(client.run_once(), Done)
    assert isinstance(hers.run_once(), Done)
    assert child_of(collaborator, child) is not None


def test_a_household_that_left_her_villages_is_let_go_and_taken_up_again(make_device):
    official, client = make_device("official")
    client.run_once()
    collaborator, hers = make_device("collaborator", villages=(village(official, "Biêng"),))
    child = add_home(official, village_name="Biêng")[0]
    client.run_once()
    assert isinstance(hers.run_once(), Done)
    for place, status in (("Đồng Á", Status.MOVED_OUT), ("Biêng", Status.ACTIVE)):
        with official.write("visit") as work:
            home = work.households.get(child.household_id)
            work.save(dataclasses.replace(home, village_id=village(official, place)))
        assert isinstance(client.run_once(), Done)
        assert isinstance(hers.run_once(), Done)
        assert child_of(collaborator, child).status is status


def test_a_child_of_a_refused_household_waits_for_it(make_device):
    app, client = make_device("official")
    client.run_once()
    home = Household(id=HouseholdId(app.new_id()), village_id=village(app), head_name="x" * 300)
    child = add_home(app)[0]
    with app.write("visit") as work:
        work.save(home)
        moved = dataclasses.replace(child, household_id=home.id)
        work.save(moved)
    outcome = client.run_once()
    assert outcome.reason_code == "deferred"
    assert states(app, child) == [State.DONE, State.WAITING]
    with app.write("visit") as work:
        work.save(dataclasses.replace(home, head_name="Lâm Văn Sáu"))
    assert isinstance(client.run_once(), Done)
    assert open_counts(app) == {}


def test_what_waits_for_a_refused_record_is_asked_about_less_and_less_often(make_device, clock):
    app, client = make_device("official")
    client.run_once()
    home = Household(id=HouseholdId(app.new_id()), village_id=village(app), head_name="x" * 300)
    with app.write("visit") as work:
        work.save(home)
        work.save(Child(id=ChildId(app.new_id()), household_id=home.id, full_name="Lâm Thị An"))
    longest = 0.0
    for rounds in range(1, 13):
        outcome = client.run_once()
        assert outcome.reason_code == "deferred"
        wait = (outcome.next_try_at - clock.now).total_seconds()
        assert wait <= min(900, 5 * 2 ** (rounds - 1))
        longest = max(longest, wait)
        clock.pass_time(minutes=16)
    assert longest > 120


def test_a_round_that_went_well_forgets_the_failures_before_it(make_device, faulty, clock):
    _, client = make_device("official", url=faulty.url)
    client.run_once()
    faulty.meet("/pull", *[faults.failed_500] * 6)
    for _ in range(6):
        client.run_once()
        clock.pass_time(hours=2)
    assert isinstance(client.run_once(), Done)
    faulty.meet("/pull", faults.failed_500)
    outcome = client.run_once()
    assert (outcome.next_try_at - clock.now).total_seconds() <= 5


def test_progress_is_told_and_a_round_can_be_stopped(make_device):
    app, client = make_device("official")
    add_home(app, children=120)
    told: list[SyncProgress] = []
    outcome = client.run_once(told.append, cancelled=lambda: len(told) > 1)
    assert isinstance(outcome, Waiting)
    assert outcome.reason_code == "cancelled"
    assert told[-1].done == 100
    assert told[-1].total == 125
    assert isinstance(client.run_once(told.append), Done)
    assert {one.stage for one in told} == {"push", "pull", "compare"}
    assert never() is False


def test_a_store_that_never_joined_says_so(app):
    client = SyncClient(app.store, None, app.clock, app.new_id, lambda: 0.5)
    assert client.run_once().reason_code == "not_enrolled"
    assert client.status().enrolled is False
    assert client.status().pending == 4


def test_done_is_not_said_while_the_digests_differ(make_device, faulty):
    _, client = make_device("official", url=faulty.url)
    lying = faults.changed(digest="0" * 32, groups={"village": (4, "1" * 32)})
    faulty.meet("/push", faults.changed(digest="0" * 32))
    faulty.meet("/digest", lying, lying, lying)
    outcome = client.run_once()
    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "digest_differs"
    assert client.status().digest_ok is False
    assert client.status().differing == {"village": 0}
    assert client.status().last_done_at is None
    assert isinstance(client.run_once(), Done)


def test_a_restored_copy_takes_back_what_it_had_sent(make_device, tmp_path):
    """An older copy of the store still ends with everything the central holds."""
    app, client = make_device("official")
    client.run_once()
    with app.store.read() as snapshot:
        before = snapshot.sync.cursor()
    child = add_home(app)[0]
    client.run_once()
    with app.write("restore") as work:
        work.sync.move_cursor(before)
    add_home(app)
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.received >= 2
    assert child_of(app, child) is not None
