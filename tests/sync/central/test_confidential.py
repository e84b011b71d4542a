"""Confidential records go to and come from devices enrolled for them; every way around is shut."""

import json

import pytest

from tests.sync.central.test_compare import ask

SEALED = {"child_id": "child-a", "seal": "{}", "sealed": "AAAA"}


@pytest.fixture
def devices(two_villages, make_caller):
    """Who is allowed, who is not, and a collaborator of the village; one sealed record is there."""
    official, collaborator = two_villages
    allowed = make_caller(confidential=True)
    assert allowed.result(allowed.change("confidential", "secret", **SEALED))["status"] == "applied"
    return allowed, official, collaborator


def digest(caller, **asked):
    query = "&".join(f"{name}={text}" for name, text in asked.items())
    return json.loads(caller.ask("GET", f"/digest?{query}").body)


def test_it_is_pulled_by_who_is_allowed_alone(devices):
    seen = [{one["id"] for one in caller.pull()["records"]} for caller in devices]
    assert ["secret" in ids for ids in seen] == [True, False, False]


def test_it_counts_in_the_digest_of_who_is_allowed_alone(devices):
    counts = [digest(caller)["count"] for caller in devices]
    assert counts[0] == counts[1] + 1
    again = [sum(n for n, _ in digest(caller)["groups"].values()) for caller in devices]
    assert again == counts


def test_looked_at_more_closely_it_is_not_there_whoever_asked_first(devices):
    allowed, official, collaborator = devices
    for caller, there in ((allowed, True), (official, False), (collaborator, False)):
        part = ask(caller, "/parts", parts=[["village-a", ""]])["parts"][0]
        assert ("secret" in {row[1] for row in part["records"]}) is there
    for caller, there in ((official, False), (allowed, True)):
        found = ask(caller, "/records", records=[["confidential", "secret"]])
        assert bool(found["records"]) is there
        assert found["gone"] == []


def test_who_is_not_allowed_writes_none_and_learns_nothing(devices):
    allowed, official, collaborator = devices
    for caller in (official, collaborator):
        new = caller.change("confidential", "mine", **SEALED)
        known = caller.change("confidential", "secret", base=9, status="removed")
        for change in (new, known):
            told = caller.result(change)
            assert (told["status"], told["code"]) == ("rejected", "not_confidential")
            assert not told.get("server")
    assert {one["fields"].get("status", "") for one in allowed.pull()["records"]} == {""}


def test_a_replay_of_a_change_of_one_who_is_allowed_tells_nothing(devices):
    allowed, official, _ = devices
    change = allowed.change("confidential", "another", **SEALED)
    allowed.push(change)
    told = official.result(change)
    assert (told["status"], told["code"]) == ("rejected", "outside_villages")
    assert allowed.result(change)["status"] == "applied"


def test_a_group_that_is_confidential_is_not_taken_in_the_open(devices):
    for caller in devices[:2]:
        for code in ("DB05", "DB11", "NC08"):
            told = caller.result(
                caller.change("circumstance", caller.new_id(), child_id="child-a", code=code)
            )
            assert (told["status"], told["code"]) == ("rejected", "confidential_in_open")
        fine = caller.change("circumstance", caller.new_id(), child_id="child-a", code="DB04")
        assert caller.result(fine)["status"] == "applied"


def test_it_leaves_a_village_unseen(devices, make_caller):
    allowed, _, collaborator = devices
    nurse = make_caller("village-a", confidential=True)
    assert "secret" in {one["id"] for one in nurse.pull()["records"]}
    before = nurse.pull()["cursor"]
    moved = allowed.change("household", "home-a", base=2, village_id=("village-a", "village-b"))
    assert allowed.result(moved)["status"] == "applied"
    gone = [{one["id"] for one in caller.pull(before)["gone"]} for caller in (nurse, collaborator)]
    assert ("secret" in gone[0], "secret" in gone[1]) == (True, False)
    for caller, there in ((nurse, True), (collaborator, False)):
        answer = ask(caller, "/records", records=[["confidential", "secret"]])
        assert bool(answer["gone"]) is there


def test_it_rides_along_with_a_push_only_where_it_may_be_seen(devices, make_caller):
    for caller, there in ((make_caller(confidential=True), True), (devices[1], False)):
        change = caller.change("visit", caller.new_id(), household_id="home-b")
        raw = json.dumps(change).encode() + b"\n"
        page = json.loads(caller.push_raw(raw, Sync_Since="0 0").body)["pull"]
        assert ("secret" in {one["id"] for one in page["records"]}) is there
