"""PROTOCOL §3: what a batch must look like; a change counts once however often it comes."""

import gzip
from datetime import datetime

from tests.conformance.device import change, lines, new_id, sha256_of


def check_an_answer_says_all_that_it_must(hall):
    before = hall.official.head()
    answer = hall.official.push(change("village", new_id(), name="A"))
    assert answer["runs"] == [[before + 1, 1]]
    assert answer["head"] == before + 1
    assert answer["epoch"] == hall.official.joined["epoch"]
    assert datetime.fromisoformat(answer["now"]).tzinfo is not None
    limits = answer["limits"]
    assert min(limits["max_changes"], limits["max_bytes"]) >= 1
    assert {"gzip", "identity"} <= set(limits["codings"])
    assert answer["backoff_s"] >= 0


def check_own_before_is_the_newest_revision_given_before(hall):
    first = hall.official.push(change("village", new_id(), name="A"))
    hall.colleague.push(change("village", new_id(), name="B"))
    second = hall.official.push(change("village", new_id(), name="C"))
    assert second["own_before"] == first["runs"][0][0]


def check_the_same_batch_gets_the_same_answer(hall):
    place = hall.place()
    batch = [
        change("child", place.child, full_name=("?", "Vi Bính")),
        change("child", place.child, national_id="1"),
        change("village", new_id(), name="A"),
        change("child", place.child, full_name="Vi Thị Bình"),
    ]
    id_ = new_id()
    first, again = (hall.official.push(*batch, batch_id=id_) for _ in range(2))
    for name in ("exceptions", "runs", "applied_n", "applied_hash", "head", "epoch"):
        assert first[name] == again[name], name
    assert [one["status"] for one in first["exceptions"]] == ["merged", "rejected", "unchanged"]


def check_a_change_keeps_its_result_in_another_batch_and_order(hall):
    a, b, c = (change("village", new_id(), name=name) for name in "abc")
    first = hall.official.push(a)["runs"][0][0]
    third = hall.official.push(c)["runs"][0][0]
    answer = hall.official.push(a, b, c)
    assert answer["runs"] == [[first, 1], [third + 1, 1], [third, 1]]


def check_a_batch_id_with_other_bytes_is_refused_whole(hall):
    id_, village = new_id(), new_id()
    hall.official.push(change("village", new_id(), name="A"), batch_id=id_)
    reply = hall.official.push_raw(lines(change("village", village, name="B")), id_)
    assert reply.refusal == (422, "batch_differs")
    assert hall.official.record(village) is None


def check_identity_is_taken_as_well_as_gzip(hall):
    plain = lines(change("village", new_id(), name="Đồng Á"))
    reply = hall.official.push_raw(plain, body=plain, Content_Encoding="identity")
    assert (reply.status, reply.said["applied_n"]) == (200, 1)


def check_a_later_change_of_a_batch_sees_the_earlier_ones(hall):
    village, home, child = new_id(), new_id(), new_id()
    answer = hall.official.push(
        change("village", village, name="A"),
        change("household", home, village_id=village),
        change("child", child, household_id=home, full_name="Vi An"),
        change("child", child, full_name=("Vi An", "Vi Ân")),
    )
    assert answer["applied_n"] == 4
    assert hall.official.record(child)["fields"]["full_name"] == "Vi Ân"


def check_members_it_does_not_know_are_passed_over(hall):
    newer = change("village", new_id(), name="A") | {"later": {"a": [1]}, "mood": None}
    assert hall.official.result(newer)["status"] == "applied"


def check_a_body_that_is_not_right_is_refused_whole(hall):
    village = new_id()
    good = lines(change("village", village, name="A"))
    wrong = (b"{}\n", b"[1]\n", b"\xff\n", b"not json\n", b'{"id": 1}\n', b"null\n")
    for line in wrong:
        assert hall.official.push_raw(good + line).refusal == (400, "bad_body"), line
    twice = change("village", village, name="A")
    assert hall.official.push_raw(lines(twice, twice)).refusal == (400, "bad_body")
    for member in ({"id": "x" * 65}, {"id": ""}, {"base": -1}, {"at": None}, {"reason": "\0"}):
        reply = hall.official.push_raw(lines(change("village", village, name="A") | member))
        assert reply.refusal == (400, "bad_body"), member
    assert hall.official.record(village) is None


def check_headers_that_are_not_right_are_refused(hall):
    plain = lines(change("village", new_id(), name="A"))
    for name, text, refusal in (
        ("Sync_SHA256", "0" * 64, (400, "bad_hash")),
        ("Sync_SHA256", None, (400, "bad_hash")),
        ("Idempotency_Key", None, (400, "bad_body")),
        ("Idempotency_Key", "x" * 65, (400, "bad_body")),
    ):
        assert hall.official.push_raw(plain, **{name: text}).refusal == refusal
    cut = hall.official.push_raw(plain, body=gzip.compress(plain)[:-5])
    assert cut.refusal[0] == 400


def check_a_coding_it_does_not_know_is_told_with_those_it_does(hall):
    reply = hall.official.push_raw(b"x", body=b"x", Content_Encoding="no-such-coding")
    assert reply.refusal == (415, "coding_unknown")
    assert {"gzip", "identity"} <= set(reply.said["limits"]["codings"])
    assert "gzip" in reply.headers["accept-encoding"]


def check_what_is_too_large_is_refused_and_the_limits_told(hall):
    limits = hall.official.push(change("village", new_id(), name="A"))["limits"]
    many = [change("village", new_id(), name="A") for _ in range(limits["max_changes"] + 1)]
    bomb = b" " * (4 * 1024 * 1024 + 1)
    for plain, body in (
        (lines(*many), None),
        (b"x", b"x" * (limits["max_bytes"] + 1)),
        (bomb, None),
    ):
        reply = hall.official.push_raw(plain, body=body, Sync_SHA256=sha256_of(plain))
        assert reply.refusal == (413, "too_large")
        assert reply.said["limits"]["max_changes"] == limits["max_changes"]


def check_paths_that_are_not_there_are_said_so(hall):
    assert hall.official.ask("GET", "/nowhere").refusal == (404, "not_found")


def check_a_page_that_rides_along_is_the_one_a_pull_would_give(hall):
    before, village, news = hall.official.head(), new_id(), new_id()
    hall.colleague.push(change("village", news, name="A"))
    plain, batch_id = lines(change("village", village, name="B")), new_id()
    reply = hall.official.push_raw(plain, batch_id, Sync_Since=f"{before} {before}")
    assert (reply.status, reply.said["applied_n"]) == (200, 1)
    page = reply.said.get("pull")
    if page:  # a central may leave it out
        assert page["since"] == before
        assert news in [one["id"] for one in page["records"]]
        assert page["more"] or page["cursor"] == reply.said["head"]
    for wrong in ("x", "-1 0", "0", f"{before} {before} another-epoch", "9" * 30):
        reply = hall.official.push_raw(
            lines(change("village", new_id(), name="C")), Sync_Since=wrong
        )
        assert (reply.status, reply.said["applied_n"]) == (200, 1), wrong
