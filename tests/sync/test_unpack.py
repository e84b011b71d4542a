"""A laptop without a network: out on a stick and back, any number of times, in any order."""

import hashlib
import random

import pytest

from app.domain.errors import KnownError
from app.services.doubles.hear_of_doubles import heard_upto
from app.storage.journal import State
from sync.central.compare import read_digest
from sync.central.devices import Device
from sync.central.watch import Watch
from sync.client import SyncClient
from sync.compare import our_sums
from sync.digest import whole
from sync.memory import read_link
from sync.outcome import Done
from sync.unpack import unpack
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit, open_counts, states, village
from tests.sync.sticks import Trip, villages_of


@pytest.fixture
def office(make_device):
    app, client = make_device("office")
    client.run_once()
    return app, client


@pytest.fixture
def trip(office, central, tmp_path, clock):
    """A collaborator's laptop that has never seen a network, with a code for one village."""
    laptop = make_app(tmp_path / "laptop", clock, 900)
    (tmp_path / "stick").mkdir()
    yield Trip(laptop, office[0], tmp_path / "stick")
    laptop.close()


@pytest.fixture
def joined(trip, central):
    code = central.enrolment_code("07603", "laptop", villages_of(trip.office))
    trip.whole(code)
    return trip


def names(app):
    with app.store.read() as snapshot:
        return {child.full_name for child in snapshot.children.all()}


def test_a_laptop_joins_by_a_stick_and_is_given_its_villages_alone(trip, central, office, clock):
    here = add_home(office[0], children=2)
    elsewhere = add_home(office[0], children=2, village_name="Biêng")
    office[1].run_once()
    code = central.enrolment_code("07603", "laptop", villages_of(office[0]))

    packed = trip.out(code=code)
    answer = trip.carry(packed)
    taken = trip.home(answer)

    assert code.encode() not in packed.read_bytes()
    assert taken.tally.received == 7  # four villages, a household, two children
    assert all(child_of(trip.laptop, child) for child in here)
    assert not any(child_of(trip.laptop, child) for child in elsewhere)
    assert trip.home(answer).trouble == "bundle_nothing_new"
    with trip.laptop.store.read() as snapshot:
        link = read_link(snapshot.settings)
    assert (link.enrolled, link.url) == (True, central.url)
    client = SyncClient(trip.laptop.store, None, clock, trip.laptop.new_id, random.Random(1).random)
    assert isinstance(client.run_once(), Done)  # one day it has a line


def test_a_day_in_the_village_reaches_the_central_and_comes_back_acknowledged(joined, office):
    made = add_home(joined.laptop, children=2)
    taken = joined.whole()

    assert taken.trouble == ""
    assert taken.tally.accepted == 7
    assert open_counts(joined.laptop) == {}
    office[1].run_once()
    assert all(child_of(office[0], child) for child in made)
    edit(office[0], made[0], father_name="Lâm Văn Bảy")
    office[1].run_once()
    joined.whole()
    assert child_of(joined.laptop, made[0]).father_name == "Lâm Văn Bảy"
    assert joined.whole().trouble == ""


def test_who_stops_it_keeps_what_was_taken_and_takes_the_rest_with_the_same_file(joined, office):
    theirs = add_home(office[0])[0]
    office[1].run_once()
    ours = add_home(joined.laptop)[0]
    back, steps = joined.carry(joined.out()), []
    stopped = unpack(joined.laptop, back, None, steps.append, lambda: bool(steps))
    assert stopped.trouble == "bundle_stopped"
    assert states(joined.laptop, ours) == [State.DONE]
    assert child_of(joined.laptop, theirs) is None
    again = unpack(joined.laptop, back)
    assert (again.trouble, child_of(joined.laptop, theirs) is None) == ("", False)


def test_sticks_taken_twice_and_in_the_wrong_order_end_alike(joined, central, office):
    first = add_home(joined.laptop, children=1)
    one = joined.out("1.sotreem")
    edit(joined.laptop, first[0], father_name="Lâm Văn Bảy")
    add_home(joined.laptop, children=1)
    two = joined.out("2.sotreem")
    late = joined.carry(two, "b.sotreem")
    early = joined.carry(one, "a.sotreem")
    again = joined.carry(two, "c.sotreem")
    assert joined.home(late).trouble == ""
    assert joined.home(again).trouble == ""  # nothing new, and so it stands until then
    for answer in (early, late, again, early):
        assert joined.home(answer).trouble == "bundle_nothing_new"
    assert open_counts(joined.laptop) == {}
    assert states(joined.laptop, first[0])[-1] == State.DONE
    office[1].run_once()
    assert child_of(office[0], first[0]).father_name == "Lâm Văn Bảy"
    assert names(office[0]) == names(joined.laptop)


def test_a_bundle_that_leads_on_from_one_that_is_missing_skips_nothing(joined, office):
    child = add_home(joined.laptop)[0]
    joined.whole()
    with joined.laptop.store.read() as snapshot:
        before = snapshot.sync.cursor()
    office[1].run_once()
    edit(office[0], child, father_name="Lâm Văn Bảy")
    office[1].run_once()
    joined.whole()
    later = joined.carry(joined.out())
    with joined.laptop.write("restore") as work:
        work.sync.move_cursor(before)  # as a store restored from a backup stands

    assert joined.home(later).trouble == "bundle_gap"

    with joined.laptop.store.read() as snapshot:
        assert snapshot.sync.cursor() == before
    assert joined.whole().trouble == ""


def test_who_is_perhaps_one_child_is_heard_of_by_a_stick_too(joined, office, central):
    add_home(joined.laptop)
    add_home(office[0])
    office[1].run_once()
    before = heard(joined.laptop)
    joined.whole()
    Watch(central.central.store).rest()
    joined.whole()
    assert heard(joined.laptop) > before


def heard(app):
    with app.store.read() as snapshot:
        return heard_upto(snapshot.settings, snapshot.sync.cursor().epoch)


def test_what_the_central_refuses_needs_fixing_as_over_a_line(joined, office):
    add_home(joined.laptop, children=1, village_name="Biêng")
    taken = joined.whole()
    assert taken.trouble == "bundle_waiting"  # the child waits for its household
    with joined.laptop.store.read() as snapshot:
        assert {line.central_code for line in snapshot.sync.outbox.returned()} == {
            "outside_villages"
        }
    assert village(joined.laptop, "Biêng")


def test_a_tampered_cut_or_foreign_bundle_changes_nothing(joined, central, office, tmp_path, clock):
    add_home(joined.laptop, children=1)
    packed = joined.out()
    answer = joined.carry(packed)
    whole = answer.read_bytes()
    before = open_counts(joined.laptop)
    bad = joined.stick / "bad.sotreem"

    def refused(content, taker=joined.laptop):
        bad.write_bytes(content)
        with pytest.raises(KnownError) as caught:
            unpack(taker, bad)
        assert open_counts(joined.laptop) == before
        return caught.value.code

    assert refused(whole[:-40]) == "bundle_damaged"
    assert refused(whole[:200] + b"x" + whole[201:]) == "bundle_damaged"
    assert refused(b"PK\x03\x04") == "not_a_bundle"
    assert refused(packed.read_bytes()) == "bundle_own"
    assert refused(resealed(whole, b'"07603"', b'"07606"')) == "bundle_other_commune"
    flipped = bytearray(whole[:-32])
    flipped[-10] ^= 1
    assert refused(rehashed(bytes(flipped))) == "bundle_refused"
    other = make_app(tmp_path / "other", clock, 901)
    assert refused(whole, other) == "bundle_of_other_device"
    assert refused(packed.read_bytes(), other) == "bundle_needs_line"
    other.close()
    forged = bytearray(packed.read_bytes()[:-32])
    forged[-10] ^= 1
    assert refused(rehashed(bytes(forged)), office[0]) == "bundle_refused"
    assert joined.home(answer).trouble == ""


def rehashed(whole):
    return whole + hashlib.sha256(whole).digest()


def resealed(whole, old, new):
    return rehashed(whole[:-32].replace(old, new))


def test_the_stick_shows_nothing_and_the_office_cannot_read_it(joined):
    add_home(joined.laptop, children=1)
    packed = joined.out()
    answer = joined.carry(packed)
    for file in (packed, answer):
        content = file.read_bytes()
        assert "Lâm Thị".encode() not in content
        assert b"full_name" not in content


def test_a_central_holds_the_same_as_the_laptop_says(joined, central):
    add_home(joined.laptop, children=3)
    joined.whole()
    with joined.laptop.store.read() as snapshot:
        ours = whole(our_sums(snapshot).values())
        device = read_link(snapshot.settings)
    asked = Device("07603", device.device_id, frozenset(device.villages))
    answer = read_digest(central.central.store, asked, "", joined.laptop.clock())
    assert (answer.count, answer.digest) == (ours.count, ours.digest)
