"""A device confined to villages is told, once, what left them, and nothing else of it."""

from tests.sync.central.conftest import ON_BOTH

pytestmark = ON_BOTH


def gone(caller, cursor=0, **asked):
    return [(one["entity"], one["id"]) for one in caller.pull(cursor, **asked)["gone"]]


def move(official, **to):
    for home, place in to.items():
        old = next(r for r in official.pull()["records"] if r["id"] == f"home-{home}")
        official.push(
            official.change(
                "household",
                f"home-{home}",
                village_id=(old["fields"].get("village_id", ""), f"village-{place}"),
            )
        )


def test_a_household_that_leaves_takes_its_records_along(two_villages):
    official, collaborator = two_villages
    start = collaborator.pull()["cursor"]
    move(official, a="b")
    assert set(gone(collaborator, start)) == {
        ("household", "home-a"),
        ("child", "child-a"),
        ("visit", "visit-a"),
    }
    assert gone(official, start) == []
    head = collaborator.pull(start)["cursor"]
    assert gone(collaborator, head) == []
    assert collaborator.pull(start)["records"] == []


def test_what_came_back_is_not_gone(two_villages):
    official, collaborator = two_villages
    start = collaborator.pull()["cursor"]
    move(official, a="b")
    move(official, a="a")
    assert gone(collaborator, start) == []
    move(official, a="b")
    assert len(gone(collaborator, start)) == 3


def test_a_page_in_parts_tells_each_departure_once(two_villages):
    official, collaborator = two_villages
    start = collaborator.pull()["cursor"]
    move(official, b="a", a="b")
    told, more = [], True
    while more:
        page = collaborator.pull(start, limit=1)
        told += [one["id"] for one in page["gone"]]
        start, more = page["cursor"], page["more"]
    assert sorted(told) == ["child-a", "home-a", "visit-a"]
