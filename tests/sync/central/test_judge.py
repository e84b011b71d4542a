"""The accept rule, and a collaborator who tries to get around the villages."""

import pytest

from app.domain.exchange.conflict import read_versions
from tests.sync.central.conftest import ANOTHER, ON_BOTH

pytestmark = ON_BOTH


def seen_by(caller):
    return {one["id"] for one in caller.pull()["records"]}


def test_a_new_record_is_taken(make_caller):
    official = make_caller()
    answer = official.push(official.change("village", "v", name="Biêng"))
    assert (answer["applied_n"], answer["runs"], answer["exceptions"]) == (1, [[1, 1]], [])


def test_a_value_the_central_has_already_is_unchanged(two_villages):
    official, _ = two_villages
    same = official.change("child", "child-a", full_name=("Vi Bình", "Vi Thị Bình"))
    assert official.result(same)["status"] == "unchanged"


def test_a_third_value_is_kept_beside_the_first_and_the_rest_is_taken(two_villages):
    official, _ = two_villages
    change = official.change(
        "child", "child-a", full_name=("Vi Bình", "Vi Thị Bính"), mother_name="Lý Thị Hoa"
    )
    result = official.result(change)
    assert result["status"] == "merged"
    assert result["field"] == "conflict.full_name,full_name"
    assert result["server"]["full_name"] == "Vi Thị Bình"
    asked = read_versions(result["server"]["conflict.full_name"])
    assert [(one.text, one.device, one.role) for one in asked] == [
        ("Vi Thị Bình", "máy thử", "commune"),
        ("Vi Thị Bính", "máy thử", "commune"),
    ]
    assert result["revision"] == 9
    child = next(r for r in official.pull()["records"] if r["id"] == "child-a")
    assert child["fields"]["mother_name"] == "Lý Thị Hoa"
    assert child["fields"]["full_name"] == "Vi Thị Bình"
    assert child["fields"]["conflict.full_name"] == result["server"]["conflict.full_name"]


def test_of_two_numbers_of_a_household_the_later_holds_whichever_comes_first(two_villages):
    official, _ = two_villages
    later = official.change("household", "home-a", phone="0912345678")
    later["at"] = "2026-06-08T00:59:50+00:00"
    later["lead"] = 20_000
    earlier = official.change("household", "home-a", phone="0987654321")
    assert official.result(later)["status"] == "applied"
    result = official.result(earlier)
    assert (result["status"], result["revision"]) == ("merged", 0)
    assert result["server"] == {"phone": "0912345678"}


def test_a_device_does_not_write_conflicts_of_its_own(two_villages):
    official, _ = two_villages
    for field in ("conflict.phone", "conflict.full_name.x"):
        change = official.change("child", "child-a", **{field: "[]"})
        assert official.result(change)["code"] == "unknown_field"


def test_the_text_as_received_goes_with_its_value_and_is_never_a_conflict(two_villages):
    official, _ = two_villages
    change = official.change("child", "child-a", **{"original.birth_date": ("cũ", "32/13/2015")})
    assert official.result(change)["status"] == "applied"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"national_id": "12"}, "invalid_national_id", "national_id"),
        ({"national_id": "1" * 13}, "field_too_long", "national_id"),
        ({"birth_date": "2015-13"}, "invalid_birth_date", "birth_date"),
        ({"birth_date": "2099"}, "future_birth_date", "birth_date"),
        ({"full_name": "x" * 201}, "field_too_long", "full_name"),
        ({"source": "x" * 4001}, "field_too_long", "source"),
        ({"sex": "?"}, "field_invalid", "sex"),
        ({"mother_name": "Lý\0Hoa"}, "field_invalid", "mother_name"),
        ({"Bad Name": "x"}, "unknown_field", "Bad Name"),
        ({"household_id": ("home-a", "")}, "field_invalid", "household_id"),
    ],
)
def test_what_the_central_cannot_hold_is_rejected_with_its_field(fields, code, field, two_villages):
    official, _ = two_villages
    result = official.result(official.change("child", "child-a", **fields))
    assert (result["status"], result["code"], result["field"]) == ("rejected", code, field)


def test_an_unknown_entity_is_rejected_and_an_unknown_field_is_kept(two_villages):
    official, _ = two_villages
    assert official.result(official.change("dog", "x", name="Mực"))["code"] == "unknown_entity"
    newer = official.change("child", "child-a", shoe_size="21")
    assert official.result(newer)["status"] == "applied"
    child = next(r for r in official.pull()["records"] if r["id"] == "child-a")
    assert child["fields"]["shoe_size"] == "21"


def test_what_comes_before_its_predecessor_waits(make_caller):
    official = make_caller()
    orphan = official.change("child", "c", household_id="h", full_name="Vi Thị Bình")
    assert official.result(orphan)["code"] == "missing_parent"
    edit = official.change("household", "h", base=7, phone="0912345678")
    assert official.result(edit)["code"] == "unknown_base"
    late = official.change("household", "h", phone="0912345678") | {"after": "not-yet-seen"}
    assert official.result(late)["code"] == "missing_predecessor"
    official.push(official.change("household", "h", head_name="Vi Văn An"))
    assert official.result(orphan)["status"] == "applied"


def test_a_collaborator_sees_only_her_villages(two_villages):
    _, collaborator = two_villages
    assert seen_by(collaborator) == {"village-a", "village-b", "home-a", "child-a", "visit-a"}


WAYS = {
    "rename its child": ("child", "child-b", {"full_name": ("Vi Thị Bình", "X")}),
    "rename it blindly": ("child", "child-b", {"full_name": "X"}),
    "say what it says": ("child", "child-b", {"full_name": "Vi Thị Bình"}),
    "ask with nothing": ("child", "child-b", {}),
    "call it new": ("child", "child-b", {"household_id": "home-a", "full_name": "X"}),
    "pull it over": ("child", "child-b", {"household_id": ("home-b", "home-a")}),
    "pull its home over": ("household", "home-b", {"village_id": ("village-b", "village-a")}),
    "change its home": ("household", "home-b", {"phone": "0912345678"}),
    "put a child there": ("child", "new", {"household_id": "home-b", "full_name": "X"}),
    "move a child there": ("child", "child-a", {"household_id": ("home-a", "home-b")}),
    "make a home there": ("household", "new", {"village_id": "village-b"}),
    "make a home nowhere": ("household", "new", {"head_name": "X"}),
    "move a home there": ("household", "home-a", {"village_id": ("village-a", "village-b")}),
    "move a home nowhere": ("household", "home-a", {"village_id": ("village-a", "")}),
    "note a visit": ("visit", "new", {"household_id": "home-b"}),
    "edit a visit": ("visit", "visit-b", {"note": "X"}),
    "rename the village": ("village", "village-b", {"name": ("B", "A")}),
    "decide across": ("decision", "d", {"first_id": "child-a", "second_id": "child-b"}),
    "decide there": ("decision", "d", {"first_id": "child-b", "second_id": "child-b"}),
}
"""Every way we could think of to touch what lies in village B."""


@pytest.mark.parametrize("way", WAYS)
def test_a_collaborator_cannot_get_around_her_villages(way, two_villages):
    official, collaborator = two_villages
    before = official.pull()["records"]

    entity, id_, fields = WAYS[way]
    result = collaborator.result(collaborator.change(entity, id_, **fields))

    assert (result["status"], result["code"]) == ("rejected", "outside_villages")
    assert result["server"] == {}
    assert official.pull()["records"] == before
    assert "child-b" not in seen_by(collaborator)


def test_a_collaborator_founds_no_village_but_may_come_before_those_who_do(two_villages):
    """Her device lists the commune's villages too, and may be the first to reach the central."""
    official, collaborator = two_villages
    hers = collaborator.change("village", "village-c", name="C")
    result = collaborator.result(hers)
    assert (result["status"], result["code"]) == ("deferred", "missing_village")
    assert "village-c" not in seen_by(official)
    official.push(official.change("village", "village-c", name="C"))
    assert collaborator.result(hers)["status"] == "unchanged"


def test_a_collaborator_works_in_her_own(two_villages):
    _, collaborator = two_villages
    change = collaborator.change
    answer = collaborator.push(
        change("household", "home-c", village_id="village-a", head_name="Vi Văn Cường"),
        change("child", "child-c", household_id="home-c", full_name="Vi Thị Dung"),
        change("decision", "d", first_id="child-a", second_id="child-c", reason="twins"),
        change("child", "child-a", household_id=("home-a", "home-c")),
        change("village", "village-b", name="B"),
    )
    assert answer["applied_n"] == 4
    assert [one["status"] for one in answer["exceptions"]] == ["unchanged"]
    assert {"home-c", "child-c", "d"} <= seen_by(collaborator)


def test_communes_do_not_see_each_other(two_villages, make_caller):
    official, _ = two_villages
    stranger = make_caller(commune=ANOTHER)
    assert seen_by(stranger) == set()
    assert (
        stranger.result(stranger.change("child", "child-a", base=3, full_name="X"))["code"]
        == "unknown_base"
    )
    taken_over = stranger.change("household", "home-a", head_name="X")
    assert stranger.result(taken_over)["status"] == "applied"
    home = next(one for one in official.pull()["records"] if one["id"] == "home-a")
    assert home["fields"]["head_name"] == "Vi Văn An"
    swapped = official.token.replace("07603", ANOTHER)
    stranger.token = swapped
    assert stranger.ask("GET", "/pull").status == 401
