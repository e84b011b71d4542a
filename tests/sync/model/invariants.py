"""The invariants of sync, each checked against real stores and the real central.

After every step: 1 nothing is lost, 2 nothing counts twice, 3 nothing is called sent that the
central lacks, 4 the cursor leads on and skips nothing, 7 no text vanishes without a line, 11 no
more is claimed than is so, 12 unknown fields live on. In peace: 5 all hold the same.
In peace too: 6 a record is what the set of its changes gives, in whatever order they came.
(8 kills, 9 silence and 10 poison are kept where they are played.)
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.exchange.conflict import PREFIX, read_versions
from app.storage.outbox import NEVER_TAKEN
from app.storage.records import RECORDS, stored_fields
from app.storage.sync_state import Cursor
from app.storage.unit_of_work import Snapshot
from sync.central.tables import change, commune, record
from sync.memory import Memory, read_memory
from sync.merge import Writing, is_decided_by_a_person, later_text, texts_kept
from sync.outcome import Done, SyncStatus
from sync.standing import read_standing
from tests.sync.model.devices import Device
from tests.sync.model.world import World

OPEN = ("waiting", "in_flight", "needs_fix", "conflict")


@dataclass(frozen=True)
class Truth:
    """What the central holds at one moment."""

    epoch: str
    head: int
    changes: dict[str, tuple]
    records: dict[tuple[str, str], tuple]

    def visible(self, device: Device) -> dict[tuple[str, str], int]:
        return {
            key: row.revision
            for key, row in self.records.items()
            if not device.villages or key[0] == "village" or row.village_id in device.villages
        }


def written_at(store: Path) -> tuple[tuple[int, int], ...]:
    """Say when the files of a store were last written: what was not is not read again."""
    files = (store, store.with_name(f"{store.name}-wal"))
    found = (path.stat() for path in files if path.exists())
    return tuple((one.st_mtime_ns, one.st_size) for one in found)


def read_truth(world: World) -> Truth:
    now = written_at(world.folder / "central.db")
    if world.read_at[0] != now:
        world.read_at = (now, _truth(world))
    return world.read_at[1]


def _truth(world: World) -> Truth:
    with world.central.read() as connection:
        of_commune = connection.execute(select(commune)).one()
        changes = {row.change_id: row for row in connection.execute(select(change))}
        records = {(row.entity, row.id): row for row in connection.execute(select(record))}
    return Truth(of_commune.epoch, of_commune.head, changes, records)


@dataclass(frozen=True)
class Stand:
    """What a device holds at one moment."""

    lines: dict[str, Any]
    cursor: Cursor
    shadows: dict[tuple[str, str], int]
    status: SyncStatus
    memory: Memory
    records: dict[tuple[str, str], dict[str, str]] | None
    """Read only where the journal has grown: nothing else changes a record."""
    asked: int
    """How many children and suggestions wait for a decision."""


UNKNOWN = "of_2027"
"""A field that only a newer program has."""
_JOURNAL = """
    SELECT id, entity, entity_id, fields, origin, state, central_code, action FROM journal
"""
_ASKED = """
    SELECT (SELECT count(*) FROM child WHERE more LIKE '%conflict.%' AND status <> 'merged')
         + (SELECT count(*) FROM suggestion WHERE status = 'active' AND answer = '')
"""
_SHADOW = "SELECT entity, entity_id, revision FROM shadow"


def stand_of(device: Device, *, lines_before: int = -1) -> Stand:
    with device.app.store.read() as snapshot:
        ask = snapshot._connection.exec_driver_sql
        lines = {row.id: row for row in ask(f"{_JOURNAL} ORDER BY seq")}
        return Stand(
            lines,
            snapshot.sync.cursor(),
            {(row.entity, row.entity_id): row.revision for row in ask(_SHADOW)},
            read_standing(snapshot, device.app.clock()),
            read_memory(snapshot.settings),
            dict(_records(snapshot)) if len(lines) != lines_before else None,
            ask(_ASKED).scalar_one(),
        )


def _records(snapshot: Snapshot) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    for entity, table in RECORDS.items():
        ids = [id_ for (id_,) in snapshot._connection.exec_driver_sql(f"SELECT id FROM {table}")]
        for id_, (_, texts) in stored_fields(snapshot._connection, entity, ids).items():
            yield (entity, id_), texts


def check_device(device: Device, truth: Truth) -> None:
    """Check what must be so of a device after every step."""
    written = written_at(device.app.store.path)
    if device.read_at[0] != written:
        device.read_at = (written, stand_of(device, lines_before=device.lines))
    now: Stand = device.read_at[1]
    device.lines = len(now.lines)
    device.promised |= {id_ for id_, row in now.lines.items() if row.origin == "here"}
    nothing_is_lost(device, now, truth)
    nothing_is_claimed(device, now, truth)
    the_cursor_leads_on(device, now, truth)
    if now.records is not None:
        the_journal_tells_every_record(now)
        device.read_at = (written, replace(now, records=None))


def nothing_is_lost(device: Device, now: Stand, truth: Truth) -> None:
    """(1, 3, 8) What was saved here is at the central, or open here; done means the former."""
    for id_ in device.promised - device.excused:
        line = now.lines.get(id_)
        at_central = id_ in truth.changes
        assert at_central or (line and line.state in OPEN) or _was_replaced(line), id_
        if line and line.state == "done" and not _was_replaced(line):
            assert at_central, id_


def _was_replaced(line) -> bool:
    return bool(line) and line.state == "done" and line.central_code in NEVER_TAKEN


def nothing_counts_twice(truth: Truth) -> None:
    """(2, 7) The central's changes, replayed in their order, give its records, text by text."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    given = sorted((row for row in truth.changes.values() if row.revision), key=_revision)
    assert len({row.revision for row in given}) == len(given)
    for row in given:
        texts = told.setdefault((row.entity, row.entity_id), {})
        theirs = json.loads(row.server)
        new = {name: pair[1] for name, pair in json.loads(row.fields).items()}
        texts.update(new | theirs)
    held = {key: json.loads(row.fields) for key, row in truth.records.items()}
    told = {key: {n: t for n, t in texts.items() if t} for key, texts in told.items()}
    for key in held.keys() | told.keys():
        history = [tuple(row) for row in given if (row.entity, row.entity_id) == key]
        assert held.get(key) == told.get(key), (key, held.get(key), told.get(key), history)
    revisions = [row.revision for row in truth.records.values()]
    assert len(set(revisions)) == len(revisions)
    assert max(revisions, default=0) <= truth.head


def _revision(row) -> int:
    return row.revision


def nothing_is_claimed(device: Device, now: Stand, truth: Truth) -> None:
    """(11) The status counts what is open; “done” was said of nothing that waits."""
    states = Counter(row.state for row in now.lines.values())
    status = now.status
    counted = (status.pending, status.in_flight, status.needs_fix, status.conflicts)
    assert counted == (*(states[state] for state in OPEN[:3]), states["conflict"] + now.asked)
    round_ = device.round
    if round_ and round_.ended and isinstance(round_.outcome, Done):
        device.round = None
        assert not sum(counted)
        assert now.memory.digest_ok
        assert now.shadows == truth.visible(device)


def the_cursor_leads_on(device: Device, now: Stand, truth: Truth) -> None:
    """(4) It never goes back in one life of the central, and all up to it is held here."""
    cursor = now.cursor
    if cursor.epoch == device.cursor[0]:
        assert cursor.revision >= device.cursor[1]
    device.cursor = (cursor.epoch, cursor.revision)
    if cursor.epoch != truth.epoch:
        return
    assert cursor.revision <= truth.head
    visible = truth.visible(device)
    for key, revision in visible.items():
        if revision <= cursor.revision:
            assert now.shadows.get(key) == revision, (key, revision, cursor)
    for key in now.shadows.keys() - visible.keys():
        assert truth.records[key].revision > cursor.revision, (key, "is not let go")


def the_journal_tells_every_record(now: Stand) -> None:
    """(7) Replaying the journal from nothing gives the records, text by text."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    for line in now.lines.values():
        texts = told.setdefault((line.entity, line.entity_id), {})
        for name, (old, new) in json.loads(line.fields).items():
            # What is sent to a central that lost it says what that one holds, not we.
            ours = line.action == "resend" or texts.get(name, "") == old
            assert ours, (line.entity, line.entity_id, name)
            texts[name] = "" if name == UNKNOWN else new
    told = {key: {n: t for n, t in texts.items() if t} for key, texts in told.items()}
    assert now.records == told


def order_does_not_matter(truth: Truth) -> None:
    """(6) Each text of a record follows from the set of its changes alone (PROTOCOL §3.1).

    Records that ended in another one have rules of their own (§6).
    """
    taken: dict[tuple[str, str], list[Writing]] = {}
    ended = set()
    for row in truth.changes.values():
        key = (row.entity, row.entity_id)
        fields = json.loads(row.fields)
        if row.status == "conflict" or "merged_into" in fields:
            ended.add(key)
        if row.status in ("applied", "unchanged", "merged"):
            told = (row.change_id, row.device_id, row.time, row.base, row.taken_at)
            taken.setdefault(key, []).append(Writing(*told, fields))
    for key in taken.keys() - ended:
        held = json.loads(truth.records[key].fields)
        asked = {
            name: "|".join(one.change for one in read_versions(text))
            for name, text in held.items()
            if name.startswith(PREFIX)
        }
        told = _put_together(key[0], taken[key])
        assert held | asked == told, (key, held, told, taken[key])


def _put_together(entity: str, writings: list[Writing]) -> dict[str, str]:
    names = {name.removeprefix(PREFIX) for one in writings for name in one.fields}
    texts = {}
    for name in names:
        if not is_decided_by_a_person(entity, name):
            texts[name] = later_text(name, writings)
            continue
        kept = texts_kept(name, writings)
        texts[name] = kept[0].text
        if len(kept) > 1:
            texts[PREFIX + name] = "|".join(one.change_id for one in kept)
    return {name: text for name, text in texts.items() if text}


def unknown_fields_live_on(world: World, truth: Truth) -> None:
    """(12) What a newer program wrote is at the central still."""
    for key, texts in world.unknown.items():
        held = json.loads(truth.records[key].fields) if key in truth.records else {}
        history = [tuple(row) for row in truth.changes.values() if row.entity_id == key[1]]
        assert held.get(UNKNOWN, "") in texts, (key, texts, held, world.lives, history)


def all_hold_the_same(world: World, truth: Truth) -> None:
    """(5, 12) In peace each device holds what the central shows it, text by text."""
    for device in world.devices:
        now = stand_of(device)
        the_journal_tells_every_record(now)
        assert now.shadows == truth.visible(device), device.name
        with device.app.store.read() as snapshot:
            copies = snapshot.sync.shadows.get(list(now.shadows))
        for key, copy in copies.items():
            theirs = json.loads(truth.records[key].fields)
            assert copy.fields == theirs, (device.name, key)
            assert not copy.held, (device.name, key)
            known = {n: t for n, t in theirs.items() if n != UNKNOWN}
            held = now.records[key]
            assert held == known, (
                device.name,
                key,
                held,
                known,
                of_record(device, key),
                [tuple(r) for r in truth.changes.values() if r.entity_id == key[1]],
                copy,
            )


def of_record(device: Device, key: tuple[str, str]) -> list[str]:
    """The history of a record here, for the message of a failing world."""
    with device.app.store.read() as snapshot:
        lines = snapshot.journal.of_entity(*key)
    said = [(dict(x.change.fields), x.change.action, str(x.state), x.central_code) for x in lines]
    return [str(one) for one in said]
