"""Trying to get around the villages of a confined device by what others did and by other doors."""

import json

import pytest

from sync.protocol import PREFIX
from tests.sync.central.conftest import ANOTHER
from tests.sync.central.test_compare import HEADERS, ask


@pytest.fixture
def contested(two_villages, make_caller):
    """A child of the other village with a change that was refused and one that was taken."""
    official, collaborator = two_villages
    taken = official.change("child", "child-b", base=7, mother_name="Lý Thị Hoa")
    refused = official.change("child", "child-b", base=7, national_id="12")
    official.push(taken, refused)
    return official, collaborator, taken, refused


def told(caller, change):
    result = caller.result(change)
    return result["status"], result.get("code"), result.get("server"), result.get("revision")


def test_a_replay_of_anothers_change_tells_nothing(contested):
    _, collaborator, *changes = contested
    for change in changes:
        assert told(collaborator, change) == ("rejected", "outside_villages", {}, 0)


def test_a_change_id_does_not_lend_its_result_to_another_record(contested):
    official, collaborator, taken, _ = contested
    for caller in (official, collaborator):
        forged = caller.change("child", "child-a", base=3, full_name=("Vi Thị Bình", "X"))
        assert told(caller, forged | {"id": taken["id"]})[:2] == ("rejected", "id_taken")
    assert {
        one["fields"]["full_name"] for one in official.pull()["records"] if one["entity"] == "child"
    } == {"Vi Thị Bình"}


def test_a_predecessor_elsewhere_vouches_for_nothing(contested):
    _, collaborator, taken, _ = contested
    forged = collaborator.change("child", "child-a", base=3, father_name="Vi Văn An")
    assert told(collaborator, forged | {"after": taken["id"]})[:2] == (
        "deferred",
        "missing_predecessor",
    )


def test_a_device_that_joined_anew_still_gets_the_results_of_its_villages(
    two_villages, make_caller
):
    _, collaborator = two_villages
    change = collaborator.change("child", "child-a", base=3, father_name="Vi Văn An")
    assert told(collaborator, change)[0] == "applied"
    assert told(make_caller("village-a"), change)[0] == "applied"
    assert told(make_caller("village-b"), change)[:2] == ("rejected", "outside_villages")


def test_another_communes_token_sees_and_changes_nothing_here(two_villages, make_caller):
    official, _ = two_villages
    stranger = make_caller(commune=ANOTHER)
    assert stranger.pull()["records"] == []
    change = stranger.change("child", "child-a", full_name="X", household_id="home-a")
    assert told(stranger, change)[:2] == ("deferred", "missing_parent")
    assert ask(stranger, "/parts", parts=[["village-a", ""]])["parts"][0]["records"] == []
    assert ask(stranger, "/records", records=[["child", "child-a"]])["records"] == []
    head = json.loads(official.ask("GET", "/digest").body)["head"]
    assert head == 8
    forged = f"{official.commune}.{stranger.token.partition('.')[2]}"
    stranger.token = forged
    assert stranger.ask("GET", "/pull?cursor=0").status == 401


@pytest.mark.parametrize(
    "query",
    [
        "cursor=0&villages=village-b",
        "cursor=0&limit=1000000",
        "cursor=-9&known=-9",
        "cursor=0&known=0&commune=07603&device_id=x",
        "cursor=0&epoch=",
    ],
)
def test_what_is_asked_besides_opens_no_door(two_villages, query):
    _, collaborator = two_villages
    answer = json.loads(collaborator.ask("GET", f"/pull?{query}").body)
    seen = {one["id"] for one in answer["records"]}
    assert seen == {"village-a", "village-b", "home-a", "child-a", "visit-a"}


@pytest.mark.parametrize(
    "path",
    ["/../v1/pull", "//pull", "/pull/", "/Pull", "/%70ull/..", "/pull;villages=b", "/records"],
)
def test_a_path_written_otherwise_shows_nothing(two_villages, path):
    _, collaborator = two_villages
    reply = collaborator.ask("GET", path)
    assert reply.status in {401, 404, 405, 307} or b"child-b" not in reply.body
    assert b"child-b" not in reply.body
    assert PREFIX


def test_every_door_asks_for_the_token(two_villages, make_caller):
    nobody = make_caller(enrolled=False)
    for method, path in (("POST", "/parts"), ("POST", "/records"), ("GET", "/digest")):
        body = json.dumps({"parts": [], "records": []}).encode() if method == "POST" else b""
        assert nobody.ask(method, path, body, **HEADERS).status == 401


def suggestion(caller, place, **fields):
    wanted = '{"full_name":["Vi Thị Bình","X"]}'
    about = {"about": "child", "about_id": "child-b", "wanted": wanted}
    return caller.change("suggestion", caller.new_id(), village_id=place, **about | fields)


def test_a_suggestion_changes_nothing_is_the_communes_to_answer_and_stays_in_its_village(
    two_villages, make_caller
):
    official, collaborator = two_villages
    one = suggestion(collaborator, "village-a")
    assert told(collaborator, one)[0] == "applied"
    assert told(collaborator, suggestion(collaborator, "village-b"))[1] == "outside_villages"
    assert told(collaborator, suggestion(collaborator, ""))[1] in (
        "outside_villages",
        "field_invalid",
    )
    own = suggestion(collaborator, "village-a", answer="taken")
    assert told(collaborator, own)[:2] == ("rejected", "commune_decides")
    id_ = one["entity_id"]
    for old, new in (("", "taken"), ("", ""), ("", "declined")):
        forged = collaborator.change("suggestion", id_, base=9, answer=(old, new))
        assert told(collaborator, forged)[:2] == ("rejected", "commune_decides")
    moved = collaborator.change("suggestion", id_, base=9, village_id=("village-a", "village-b"))
    assert told(collaborator, moved)[1] == "outside_villages"
    other = make_caller("village-b")
    assert id_ not in {found["id"] for found in other.pull()["records"]}
    forged = other.change("suggestion", id_, base=9, wanted=("", '{"full_name":["","Y"]}'))
    assert told(other, forged) == ("rejected", "outside_villages", {}, 0)
    for bad in ({"about": "tệp"}, {"wanted": "tệp"}, {"wanted": "{}"}):
        assert told(official, suggestion(official, "village-a", **bad))[1] == "field_invalid"
    nonsense = official.change("suggestion", id_, base=9, answer="có")
    assert told(official, nonsense)[1] == "field_invalid"
    named = {found["id"]: found["fields"] for found in official.pull()["records"]}
    assert named["child-b"]["full_name"] == "Vi Thị Bình"
    answered = official.change("suggestion", id_, base=9, answer="declined")
    assert told(official, answered)[0] == "applied"
    reopened = collaborator.change("suggestion", id_, base=10, answer=("declined", ""))
    assert told(collaborator, reopened)[:2] == ("rejected", "commune_decides")
