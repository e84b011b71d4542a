"""What a device is told of likely pairs: once, and only what it may see."""

from sync.central.watch import Watch
from tests.sync.central.test_watch import enter


def test_a_pair_is_told_to_whoever_asks_and_has_not_heard_of_it(make_caller, central):
    official = make_caller()
    official.push(official.change("village", "village-a", name="A"))
    collaborator = make_caller("village-a")
    enter(official, "home-1", "child-1")
    enter(collaborator, "home-2", "child-2")
    Watch(central.central.store).rest()
    assert official.pull()["alike"] is None
    told = official.pull(alike=0)["alike"]
    assert told["upto"] == 1
    ((pair),) = told["pairs"]
    assert (pair["first"], pair["second"]) == ("child-1", "child-2")
    assert [one["role"] for one in pair["entered"]] == ["commune", "collaborator"]
    assert official.pull(alike=1)["alike"] is None
    assert collaborator.pull(alike=0)["alike"]["pairs"] == [pair]
