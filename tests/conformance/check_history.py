"""PROTOCOL §4.4: what was written is told in its order, also what does not stand."""

import json

from tests.conformance.device import change
from tests.conformance.hall import NotOfferedError


def history(device, *keys):
    body = json.dumps({"protocol": 1, "records": keys}).encode()
    reply = device.ask("POST", "/history", body, {"Content-Type": "application/json"})
    if reply.status == 404:
        raise NotOfferedError("histories")
    assert reply.status == 200, (reply.status, reply.body)
    return reply.said["writings"]


def check_the_text_that_lost_is_told_with_its_writer(hall):
    place = hall.place()
    lost = change("child", place.child, note="cũ") | {"author": "Lâm Văn Sáu"}
    stands = change("child", place.child, note="mới")
    rejected = change("child", place.child, sex="?")
    hall.official.push(stands)
    hall.colleague.push(lost)
    hall.official.push(rejected)
    told = history(hall.stranger, ["child", place.child])
    assert told == []
    told = history(hall.colleague, ["child", place.child], ["household", "none"])
    ids = [one["change"] for one in told]
    assert ids[-2:] == [lost["id"], stands["id"]]
    assert rejected["id"] not in ids
    assert told[-2]["fields"] == {"note": ["", "cũ"]}
    assert (told[-2]["author"], told[-2]["role"]) == ("Lâm Văn Sáu", "commune")
    assert told[-2]["at"] == lost["at"]


def check_a_confined_device_is_told_of_its_villages_alone(hall):
    device, mine, theirs = hall.confined
    told = history(device, ["child", mine.child], ["child", theirs.child])
    assert {one["entity_id"] for one in told} == {mine.child}
