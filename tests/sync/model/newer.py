"""A device with a newer program, whose line never fails: it writes what nobody else knows."""

import json

from sync.protocol import sha256_of
from tests.sync.model import people
from tests.sync.model.invariants import read_truth
from tests.sync.model.world import World


def write_as_newer(world: World, which: int, text: str) -> None:
    """A device with a newer program writes a field that nobody else knows."""
    records = sorted(read_truth(world).records.items())
    if not records:
        return
    (entity, id_), row = people.pick(records, which)
    was = json.loads(row.fields).get("of_2027", "")
    id_of_change = f"newer-{world.chance.getrandbits(64):016x}"
    world.figures["newer"] += 1
    change = {
        "id": id_of_change,
        "entity": entity,
        "entity_id": id_,
        "base": row.revision,
        "fields": {"of_2027": [was, text]},
        "at": "2026-06-08T01:00:00+00:00",
        "member_of_2027": {"x": 1},
    }
    body = json.dumps(change).encode() + b"\n"
    headers = {
        "Content-Type": "application/x-ndjson",
        "Content-Encoding": "identity",
        "Idempotency-Key": id_of_change,
        "Sync-SHA256": sha256_of(body),
    }
    reply = world.ask_as_newer("POST", "/push", body, headers)
    assert reply.status == 200, reply
    if json.loads(reply.body)["applied_n"]:
        ever = world.ever[entity, id_] = world.ever.get((entity, id_), set()) | {text}
        # What another life had may come back later: of two texts the later one stands.
        world.unknown[entity, id_] = ever if world.lives else {text}
