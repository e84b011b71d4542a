"""A group is read once for all questions about it, and never believed after something changed."""

from datetime import timedelta

from sync.central.devices import Device
from sync.central.groups import Groups
from sync.central.store import find_commune
from tests.sync.central.conftest import NAM_DUONG, ON_BOTH
from tests.sync.central.test_sums import spoil

EVERYWHERE = Device(NAM_DUONG, "official", frozenset())
CONFINED = Device(NAM_DUONG, "collaborator", frozenset({"village-a"}))


def read(central, groups, *names, reader=EVERYWHERE, now=None):
    store, now = central.central.store, now or central.central.clock()
    with store.read() as connection:
        held = find_commune(connection, NAM_DUONG)
        return groups.read(connection, reader, held, names, now)


def ids(members):
    return {row[1] for row in members.rows("")}


@ON_BOTH
def test_it_has_what_the_reader_may_see(two_villages, central):
    for reader, there in ((EVERYWHERE, {"home-b", "child-b"}), (CONFINED, set())):
        found = read(central, Groups(), "village-a", "village-b", "village", "x", reader=reader)
        assert ids(found["village-a"]) == {"home-a", "child-a", "visit-a"}
        assert there <= ids(found["village-b"])
        assert bool(ids(found["village-b"])) is bool(there)
        assert ids(found["village"]) == {"village-a", "village-b"}
        assert ids(found["x"]) == set()


def test_it_is_read_again_after_a_change_and_after_a_minute(two_villages, central):
    official, _ = two_villages
    groups, now = Groups(), central.central.clock()
    first = read(central, groups, "village-a")["village-a"]
    assert read(central, groups, "village-a")["village-a"] is first
    spoil(central)
    later = read(central, groups, "village-a", now=now + timedelta(minutes=2))["village-a"]
    assert later.sum() != first.sum()
    official.push(official.change("visit", "visit-c", household_id="home-a"))
    assert len(read(central, groups, "village-a")["village-a"]) == len(later) + 1


def test_it_keeps_no_more_than_there_is_room_for(two_villages, central):
    groups = Groups(most=4)
    first = read(central, groups, "village-a")["village-a"]
    read(central, groups, "village-b")
    assert read(central, groups, "village-a")["village-a"] is not first
