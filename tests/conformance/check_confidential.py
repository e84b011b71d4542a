"""PROTOCOL §5: confidential records are kept byte for byte, for those enrolled for them alone.

Nobody but a device can read what is sealed in them; so the central must change nothing of it, and
say nothing of it where others look: in an answer, an error or its log.
"""

import base64
import json
import secrets

from tests.conformance.check_digest import ask_parts
from tests.conformance.check_history import history
from tests.conformance.device import change, lines, new_id

BOX = "box."
"""What a text begins with that was put in without the passphrase (Annex: a sealed text)."""


def sealed_texts():
    """A text sealed by the key, and one that was put in: as long and odd as they come."""
    return (
        base64.b64encode(secrets.token_bytes(400)).decode(),
        BOX + base64.b64encode(secrets.token_bytes(2200)).decode(),
    )


def keep(hall, sealed):
    """Send a record of somebody who may; its place and its texts."""
    place = hall.place()
    id_, mark = new_id(), secrets.token_hex(8)
    texts = {
        "child_id": place.child,
        "seal": json.dumps({"name": mark, "box": "0" * 64, "wrapped": 'AA"\\é=='}),
        "sealed": sealed,
    }
    made = change("confidential", id_, **texts)
    assert hall.allowed.result(made)["status"] == "applied"
    return place, made, texts


def asked_for(device, id_):
    body = json.dumps({"protocol": 1, "records": [["confidential", id_]]}).encode()
    reply = device.ask("POST", "/records", body, {"Content-Type": "application/json"})
    assert reply.status == 200, (reply.status, reply.body)
    return reply.said


def check_it_comes_back_byte_for_byte(hall):
    for sealed in sealed_texts():
        _, made, texts = keep(hall, sealed)
        id_ = made["entity_id"]
        assert hall.allowed.record(id_)["fields"] == texts
        (again,) = asked_for(hall.allowed, id_)["records"]
        assert again["fields"] == texts
        other = change("confidential", id_, again["revision"], sealed=(sealed, sealed[::-1]))
        assert hall.allowed.result(other)["status"] == "applied"
        assert hall.allowed.record(id_)["fields"] == texts | {"sealed": sealed[::-1]}


def check_to_any_other_it_does_not_exist(hall):
    before = hall.official.digest()["count"], hall.allowed.digest()["count"]
    place, made, texts = keep(hall, sealed_texts()[0])
    id_ = made["entity_id"]
    counts = hall.official.digest()["count"], hall.allowed.digest()["count"]
    assert counts[1] - before[1] == counts[0] - before[0] + 1
    for device, there in ((hall.official, False), (hall.allowed, True)):
        assert (id_ in device.sees()) is there
        (part,) = ask_parts(device, [place.village, ""])
        assert (id_ in {row[1] for row in part["records"]}) is there
        assert bool(asked_for(device, id_)["records"]) is there
        assert asked_for(device, id_)["gone"] == []
        assert (texts["sealed"] in json.dumps(history(device, ["confidential", id_]))) is there


def check_who_may_not_writes_none_and_is_told_nothing(hall):
    _, made, texts = keep(hall, sealed_texts()[1])
    new = change("confidential", new_id(), **texts)
    known = change("confidential", made["entity_id"], 1, status="removed")
    for refused in (new, known):
        told = hall.official.result(refused)
        assert (told["status"], told["code"]) == ("rejected", "not_confidential")
        assert texts["sealed"] not in json.dumps(told)
        assert not told.get("server")
    assert hall.allowed.record(made["entity_id"])["fields"] == texts


def check_a_confidential_group_is_not_taken_in_the_open(hall):
    place = hall.place()
    for code in ("DB05", "DB09", "DB10", "DB11", "DB12", "NC08"):
        told = hall.allowed.result(
            change("circumstance", new_id(), child_id=place.child, code=code)
        )
        assert (told["status"], told["code"]) == ("rejected", "confidential_in_open")


def check_no_error_repeats_what_is_sealed(hall):
    _, made, texts = keep(hall, sealed_texts()[0])
    sealed = texts["sealed"].encode()
    body = lines(made)
    for reply in (
        hall.allowed.push_raw(body, Sync_SHA256="0" * 64),
        hall.allowed.push_raw(body + b"{", batch_id=new_id()),
        hall.stranger.push_raw(body),
    ):
        assert sealed not in reply.body, reply.status
    wrong = change("confidential", new_id(), **texts | {"child_id": new_id()})
    assert texts["sealed"] not in json.dumps(hall.allowed.result(wrong))


def check_no_log_repeats_what_is_sealed(hall):
    _, made, texts = keep(hall, sealed_texts()[1])
    hall.official.result(change("confidential", new_id(), **texts))
    hall.allowed.push_raw(lines(made) + b"{", batch_id=new_id())
    said = hall.commands.run("log")
    assert said, "a central that logs nothing at all cannot be put right"
    for text in (texts["sealed"], texts["seal"], json.loads(texts["seal"])["name"]):
        assert text not in said
