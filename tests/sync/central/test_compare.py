"""What the central says of what it holds: only to those who may see it, down to the record."""

import json

from sync.digest import Sum, place_of, row_hash, short, sum_of, whole

HEADERS = {"Content_Type": "application/json"}


def ask(caller, path, **body):
    reply = caller.ask("POST", path, json.dumps({"protocol": 1, **body}).encode(), **HEADERS)
    assert reply.status == 200, reply.body
    return json.loads(reply.body)


def digest(caller, have=""):
    return json.loads(caller.ask("GET", f"/digest?have={have}").body)


def rows(caller):
    """Everything the caller may see, as it is hashed."""
    return [
        (one["entity"], one["id"], one["revision"], _written(one["fields"]))
        for one in caller.pull()["records"]
    ]


def _written(fields):
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def test_the_digest_is_of_what_the_device_may_see(two_villages):
    official, collaborator = two_villages
    for caller, groups in (
        (official, {"village", "village-a", "village-b"}),
        (collaborator, {"village", "village-a"}),
    ):
        answer, seen = digest(caller), sum_of(row_hash(*row) for row in rows(caller))
        assert set(answer["groups"]) == groups
        assert whole(Sum.read(*one) for one in answer["groups"].values()) == seen
        assert (answer["count"], answer["digest"], answer["head"]) == (seen.count, seen.digest, 8)
        assert digest(caller, have=seen.digest)["groups"] is None


def test_the_sums_follow_a_household_that_moves(two_villages):
    official, collaborator = two_villages
    move = official.change("household", "home-b", base=6, village_id=("village-b", "village-a"))
    assert official.result(move)["status"] == "applied"
    for caller in two_villages:
        assert digest(caller)["digest"] == sum_of(row_hash(*r) for r in rows(caller)).digest
    assert digest(collaborator)["groups"]["village-a"][0] == 6
    assert "village-b" not in digest(official)["groups"]


def test_a_group_is_listed_and_a_large_one_split(two_villages):
    official, _ = two_villages
    known = {(row[0], row[1]): row for row in rows(official)}
    part = ask(official, "/parts", parts=[["village-a", ""]])["parts"][0]
    assert {(one[0], one[1]) for one in part["records"]} == {
        ("household", "home-a"),
        ("child", "child-a"),
        ("visit", "visit-a"),
    }
    for entity, id_, revision, hash_ in part["records"]:
        row = known[entity, id_]
        assert (revision, hash_) == (row[2], short(row_hash(*row)))
    visits = [official.change("visit", f"visit-{n}", household_id="home-a") for n in range(80)]
    official.push(*visits)
    split = ask(official, "/parts", parts=[["village-a", ""]])["parts"][0]["split"]
    assert sum(count for count, _ in split) == 83
    inside = [row for row in rows(official) if place_of(row[0], row[1]).startswith("7")]
    inside = [row for row in inside if row[0] != "village" and not row[1].endswith("-b")]
    assert split[7] == [len(inside), sum_of(row_hash(*row) for row in inside).digest]


def test_a_confined_device_is_shown_nothing_else(two_villages):
    official, collaborator = two_villages
    parts = ask(collaborator, "/parts", parts=[["village-b", ""], ["", ""], ["decision", ""]])
    assert [part["records"] for part in parts["parts"]] == [[], [], []]
    change = official.change("child", "child-b", base=7, mother_name="Lý Thị Hoa")
    official.push(change)
    asked = [["child", "child-a"], ["child", "child-b"], ["household", "home-b"]]
    answer = ask(collaborator, "/records", records=asked, changes=[change["id"]])
    assert [one["id"] for one in answer["records"]] == ["child-a"]
    assert answer["gone"] == []
    assert answer["known"] == []


def test_records_are_given_by_name_with_the_changes_that_were_judged(two_villages):
    official, collaborator = two_villages
    change = official.change("child", "child-a", base=3, mother_name="Lý Thị Hoa")
    official.push(change)
    keys = [["child", "child-a"], ["child", "nobody"]]
    answer = ask(official, "/records", records=keys, changes=[change["id"], "never-sent"])
    assert [one["id"] for one in answer["records"]] == ["child-a"]
    assert answer["known"] == [change["id"]]
    move = official.change("household", "home-a", base=2, village_id=("village-a", "village-b"))
    official.push(move)
    answer = ask(collaborator, "/records", records=keys)
    assert (answer["records"], answer["gone"]) == ([], [["child", "child-a"]])


def test_nonsense_is_refused(two_villages):
    official, _ = two_villages
    for path, body in (
        ("/parts", {"parts": [["village-a", "xyz"]]}),
        ("/parts", {"parts": [["village-a", ""]] * 257}),
        ("/records", {"records": [["child", "x" * 65]]}),
        ("/records", {"records": "all"}),
    ):
        reply = official.ask("POST", path, json.dumps(body).encode(), **HEADERS)
        assert (reply.status, json.loads(reply.body)["error"]) == (400, "bad_body")
