"""The watch notes pairs without a server, and one that starts anew goes on where it stood."""

import pytest

from sync.central.store import CentralStore
from sync.central.tables import likely_pair
from sync.central.watch import Watch
from tests.sync.central.conftest import ON_BOTH

SAME = {"full_name": "Vi Thị Bích Đào", "birth_date": "2016-03-12", "mother_name": "Lý Thị Ửng"}


def enter(caller, home, child):
    number = caller.change("household", home, village_id="village-a", head_name="Vi Văn An")
    entered = caller.change("child", child, household_id=home, national_id="024316000011", **SAME)
    assert caller.push(number, entered)["applied_n"] == 2


def noted(store):
    with store.read() as connection:
        rows = connection.execute(likely_pair.select().order_by(likely_pair.c.number))
        return [(row.first_id, row.second_id, row.number) for row in rows]


@pytest.fixture
def official(make_caller):
    caller = make_caller()
    caller.push(caller.change("village", "village-a", name="A"))
    return caller


@ON_BOTH
def test_pairs_are_noted_in_the_order_they_are_found(official, central):
    store, watch = central.central.store, Watch(central.central.store)
    enter(official, "home-1", "child-1")
    enter(official, "home-2", "child-2")
    watch.rest()
    assert noted(store) == [("child-1", "child-2", 1)]
    enter(official, "home-3", "child-3")
    assert len(noted(store)) == 1
    anew = Watch(store)
    assert anew.look("07603") == 2
    assert [number for *_, number in noted(store)] == [1, 2, 3]
    assert anew.look("07603") == anew.look("99999") == watch.look("07603") == 0


def test_who_counts_no_more_is_like_nobody(official, central):
    watch = Watch(central.central.store)
    enter(official, "home-1", "child-1")
    watch.rest()
    head = official.pull()["cursor"]
    gone = official.change("child", "child-1", base=head, status=("active", "moved_out"))
    official.push(gone)
    watch.rest()
    enter(official, "home-2", "child-2")
    watch.rest()
    assert noted(central.central.store) == []


def test_one_alone_looks_and_the_next_takes_over(empty_postgres):
    store = CentralStore(empty_postgres)
    with store.alone() as first, store.alone() as second:
        assert (first, second) == (True, False)
    with store.alone() as third:
        assert third
    store.close()
