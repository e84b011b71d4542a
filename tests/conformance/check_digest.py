"""PROTOCOL §4.1: digests are what the records of the pages give, and lead down to each of them."""

import json
from dataclasses import astuple
from hashlib import blake2b

from tests.conformance.device import change

MODULUS = 1 << 128


def canonical(fields):
    """RFC 8785 for flat objects of text."""
    full = {name: text for name, text in fields.items() if text}
    return json.dumps(full, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(one):
    line = f"{one['entity']}/{one['id']}/{one['revision']}/{canonical(one['fields'])}"
    return int.from_bytes(blake2b(line.encode(), digest_size=16).digest(), "big")


def place_of(entity, id_):
    return blake2b(f"{entity}/{id_}".encode(), digest_size=8).hexdigest()


def records_of(device):
    """The records as they are now; a page may bring one along that comes again later."""
    return {(one["entity"], one["id"]): one for page in device.walk() for one in page["records"]}


def digest_of(records):
    return f"{sum(map(hash_of, records)) % MODULUS:032x}"


def group_of(one, records):
    entity, fields = one["entity"], one["fields"]
    if entity in ("village", "decision"):
        return entity
    if "child_id" in fields:
        fields = records["child", fields["child_id"]]["fields"]
    home = one if entity == "household" else records["household", fields["household_id"]]
    return home["fields"].get("village_id", "")


def check_digests_are_those_of_the_pages_for_all_and_for_a_confined_device(hall):
    hall.place()
    for device in (hall.official, hall.confined[0]):
        records, told = records_of(device), device.digest()
        assert told["count"] == len(records)
        assert told["digest"] == digest_of(records.values())
        groups = {}
        for one in records.values():
            groups.setdefault(group_of(one, records), []).append(one)
        expected = {name: [len(g), digest_of(g)] for name, g in groups.items()}
        assert {name: list(sum_) for name, sum_ in told["groups"].items()} == expected
        assert told["epoch"] == device.joined["epoch"]


def check_groups_may_be_left_out_only_for_who_has_the_same(hall):
    told = hall.official.digest()
    same = hall.official.ask("GET", f"/digest?have={told['digest']}").said
    assert same["digest"] == told["digest"]
    other = hall.official.ask("GET", f"/digest?have={'0' * 32}").said
    assert other["groups"]


def ask_parts(device, *parts):
    body = json.dumps({"protocol": 1, "parts": parts}).encode()
    reply = device.ask("POST", "/parts", body, {"Content-Type": "application/json"})
    assert reply.status == 200, (reply.status, reply.body)
    return reply.said["parts"]


def check_a_part_leads_down_to_its_records(hall):
    place = hall.place()
    records = records_of(hall.official)
    (part,) = ask_parts(hall.official, [place.village, ""])
    listed = {(entity, id_): (revision, sum_) for entity, id_, revision, sum_ in part["records"]}
    own = set(astuple(place)) - {place.village}
    mine = [one for (_, id_), one in records.items() if id_ in own]
    assert listed == {
        (one["entity"], one["id"]): (one["revision"], f"{hash_of(one) >> 64:016x}") for one in mine
    }
    prefix = place_of("child", place.child)[:2]
    (narrow,) = ask_parts(hall.official, [place.village, prefix])
    assert ["child", place.child] in [one[:2] for one in narrow["records"]]
    wanted = {key for key in listed if place_of(*key).startswith(prefix)}
    assert {tuple(one[:2]) for one in narrow["records"]} == wanted


def check_a_large_part_is_split_by_the_next_digit(hall):
    while len([key for key in records_of(hall.official) if key[0] == "village"]) <= 64:
        hall.official.push(*(change("village", f"many-{n}", name=f"T{n}") for n in range(70)))
    villages = [one for key, one in records_of(hall.official).items() if key[0] == "village"]
    (part,) = ask_parts(hall.official, ["village", ""])
    assert len(part["split"]) == 16
    for digit, (count, digest) in zip("0123456789abcdef", part["split"], strict=True):
        here = [one for one in villages if place_of("village", one["id"])[0] == digit]
        assert [count, digest] == [len(here), digest_of(here)]


def check_records_are_given_by_name_and_known_changes_are_said(hall):
    place = hall.place()
    known, unknown = change("child", place.child, note="x"), change("child", place.child, note="y")
    hall.official.push(known)
    asked = {"records": [["child", place.child], ["child", "none"]]}
    asked |= {"protocol": 1, "changes": [known["id"], unknown["id"]]}
    body = json.dumps(asked).encode()
    reply = hall.official.ask("POST", "/records", body, {"Content-Type": "application/json"})
    assert [one["id"] for one in reply.said["records"]] == [place.child]
    assert reply.said["known"] == [known["id"]]


def check_a_confined_device_sees_no_part_of_another_village(hall):
    device, _, theirs = hall.confined
    (part,) = ask_parts(device, [theirs.village, ""])
    assert not part.get("records")
    body = json.dumps({"protocol": 1, "records": [["child", theirs.child]], "changes": []}).encode()
    reply = device.ask("POST", "/records", body, {"Content-Type": "application/json"})
    assert (reply.said["records"], reply.said["known"]) == ([], [])
    assert theirs.child not in [id_ for _, id_ in reply.said.get("gone", [])]
