"""PROTOCOL §3 and Annex A: `zstd-d1`, as columns and as lines, and what is not in its coding."""

from tests.conformance.device import change, lines, new_id, sha256_of
from tests.conformance.hall import NotOfferedError
from tests.conformance.packing import columns, compact_lines, frame

CODING = "zstd-d1"
HARD = 'Đặng "Út"\\ \t\n\r\b\f\x01\x7f\u2028 \U0001f9d2 à'
MOST = 4 * 1024 * 1024


def offered(hall):
    codings = hall.official.push(change("village", new_id(), name="A"))["limits"]["codings"]
    if CODING not in codings:
        raise NotOfferedError(CODING)


def push(device, plain, body, batch_id=""):
    return device.push_raw(plain, batch_id, body=body, Content_Encoding=CODING)


def batch(place):
    """Changes of several shapes: with and without each member, and texts that must be escaped."""
    return [
        change("child", place.child, note=HARD),
        change("child", place.child, base=1, phone=("", "0912345678"), note=(HARD, ""))
        | {"action": "visit", "group": new_id(), "author": 'Vi "Ba"', "lead": 17},
        change("household", place.home, head_name=("Vi Văn An", "")) | {"later": {"a": [1, None]}},
        change("child", new_id(), household_id=place.home, full_name="Vi Thị Cúc")
        | {"at": "2026-01-05T08:09:10.000120+00:00", "after": "", "reason": "hỏi\nlại"},
        change("decision", new_id(), first_id=place.child, second_id=new_id(), reason="twins"),
    ]


def check_columns_give_the_very_lines_back(hall):
    offered(hall)
    place = hall.place()
    changes = batch(place)
    plain = compact_lines(*changes)
    reply = push(hall.official, plain, frame(columns(*changes)))
    assert reply.status == 200, reply.body  # its hash is that of the lines: they came back
    said = {one["id"]: one["status"] for one in reply.said["exceptions"]}
    assert said == {changes[4]["id"]: "deferred"}, said  # its second child is nowhere
    held = hall.official.record(place.child)["fields"]
    assert (held.get("note", ""), held["phone"]) == ("", "0912345678")
    again = hall.official.push_raw(plain)  # in gzip now: the same changes
    assert again.said["runs"] == reply.said["runs"]


def check_lines_that_are_no_columns_go_as_they_are(hall):
    offered(hall)
    place = hall.place()
    plain = lines(change("child", place.child, note=HARD), change("village", "no-uuid", name="A"))
    reply = push(hall.official, plain, frame(plain))
    assert (reply.status, reply.said["applied_n"]) == (200, 2), reply.body
    assert hall.official.record(place.child)["fields"]["note"] == HARD


def check_a_frame_may_have_its_dictionary_id_and_checksum(hall):
    offered(hall)
    one = change("village", new_id(), name="Đồng Á")
    body = frame(columns(one), write_dict_id=True, write_checksum=True)
    assert push(hall.official, compact_lines(one), body).status == 200


def check_what_is_not_in_the_coding_is_refused_and_goes_through_in_another(hall):
    offered(hall)
    village = new_id()
    one = change("village", village, name="A")
    plain, whole = compact_lines(one), columns(one)
    counted = whole.index(b"\0") + 1
    wrong = {
        "cut": frame(whole)[:-3],
        "no frame": b"not a frame",
        "empty": b"",
        "no content size": frame(whole, write_content_size=False),
        "cut columns": frame(whole[:-2]),
        "more than is there": frame(whole[:counted] + b"\xff\xff\xff\xff" + whole[counted + 4 :]),
        "no shapes": frame(b"[]\0" + whole[counted:]),
        "another batch": frame(columns(change("village", new_id(), name="B"))),
    }
    id_ = new_id()
    for name, body in wrong.items():
        reply = push(hall.official, plain, body, id_)
        assert reply.status == 400, (name, reply.status)
        assert reply.said["error"] in ("bad_hash", "bad_body"), name
    assert hall.official.record(village) is None
    reply = hall.official.push_raw(plain, id_)
    assert (reply.status, reply.said["applied_n"]) == (200, 1)


def check_it_unpacks_no_more_than_its_limit(hall):
    offered(hall)
    many = change("village", new_id(), name="x" * 4000)
    wide = [{**many, "id": new_id(), "entity_id": new_id()} for _ in range(1200)]
    big = b" " * (MOST + 1)
    assert push(hall.official, big, frame(big)).refusal == (413, "too_large")
    reply = push(hall.official, compact_lines(*wide), frame(columns(*wide)))
    assert reply.refusal in ((413, "too_large"), (400, "bad_hash"))


def check_the_coding_is_told_where_it_may_be_used(hall):
    offered(hall)
    assert CODING in hall.official.joined["limits"]["codings"]
    reply = hall.official.push_raw(b"x", body=b"x", Content_Encoding="zstd-d999")
    assert reply.refusal == (415, "coding_unknown")
    assert CODING in reply.said["limits"]["codings"]
    assert CODING in reply.headers["accept-encoding"]
    plain = compact_lines(change("village", new_id(), name="A"))
    assert sha256_of(plain) == hall.official.push_raw(plain).said["sha256"]
