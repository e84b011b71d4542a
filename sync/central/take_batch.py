"""Taking a batch: every change judged, stored and answered in one transaction.

A change is known by its id for ever: sent again, alone or in another batch, it gets its first
result again and does nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from sync.central.bulk import among, listed, put_rows
from sync.central.departures import note_departures
from sync.central.devices import Device
from sync.central.hybrid_time import sortable, time_of
from sync.central.judge import Verdict, judge, may_see
from sync.central.ledger import Held, Key, Ledger
from sync.central.past import Past
from sync.central.refusal import Refusal
from sync.central.store import CentralStore, find_commune
from sync.central.sums import add_to_sums
from sync.central.tables import batch, change, device
from sync.protocol import ChangeResult, Limits, PushAnswer, WireChange, hash_ids, runs_of

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_NAMED = ("household_id", "village_id", "first_id", "second_id", "child_id")
_ENTITY_OF_NAMED = {"household_id": "household", "village_id": "village"}


@dataclass(frozen=True, slots=True)
class Pushed:
    """A batch as it arrived, unpacked and checked against its hash."""

    batch_id: str
    sha256: str
    changes: list[WireChange]


def take_batch(
    store: CentralStore, sender: Device, pushed: Pushed, limits: Limits, now: datetime
) -> PushAnswer:
    """Take a batch and answer every change of it. Raises Refusal `batch_differs`."""
    with store.write() as connection:
        held = find_commune(connection, sender.commune, hold=True)
        assert held is not None  # noqa: S101 (the device was found in it)
        own_before = _know_batch(connection, sender, pushed, now)
        ledger = Ledger(connection, held)
        ledger.load(_touched(pushed.changes))
        results = _earlier_results(connection, sender, ledger, pushed.changes)
        _judge_all(connection, ledger, sender, pushed, results, now)
        ledger.write()
        add_to_sums(connection, sender.commune, ledger.altered())
        note_departures(connection, sender.commune, ledger)
        _remember(connection, sender, own_before, results.values(), now)
        answer = _answer(pushed, results, held.epoch, ledger.head, limits, now)
        return answer.model_copy(update={"own_before": own_before, "clock": ledger.clock})


def _know_batch(connection: Connection, sender: Device, pushed: Pushed, now: datetime) -> int:
    """Keep the batch's name and hash; gives the newest revision the sender was ever given."""
    asked = {"code": sender.commune, "device": sender.id, "batch": pushed.batch_id}
    newest, known = connection.execute(_DEVICE_AND_BATCH, asked).one()
    if known not in (None, pushed.sha256):
        raise Refusal(422, "batch_differs")
    if known is None:
        row = {
            "commune": sender.commune,
            "batch_id": pushed.batch_id,
            "device_id": sender.id,
            "sha256": pushed.sha256,
            "changes": len(pushed.changes),
            "received_at": now.isoformat(),
        }
        connection.execute(_NEW_BATCH, row)
    return int(newest)


_DEVICE_AND_BATCH = (
    select(device.c.newest_revision, batch.c.sha256)
    .outerjoin_from(
        device,
        batch,
        (batch.c.commune == device.c.commune) & (batch.c.batch_id == bindparam("batch")),
    )
    .where(device.c.commune == bindparam("code"), device.c.device_id == bindparam("device"))
)
_NEW_BATCH = batch.insert()
_PUSHED = (
    device.update()
    .where(device.c.commune == bindparam("code"), device.c.device_id == bindparam("device"))
    .values(last_push_at=bindparam("at"), newest_revision=bindparam("newest"))
)


def _remember(
    connection: Connection, sender: Device, own_before: int, given: Iterable[Verdict], now: datetime
) -> None:
    """Keep when the device pushed last and the newest revision it was ever given."""
    newest = max((verdict.revision for verdict in given), default=0)
    this = {"code": sender.commune, "device": sender.id}
    connection.execute(_PUSHED, this | {"at": now.isoformat(), "newest": max(own_before, newest)})


def _earlier_results(
    connection: Connection, sender: Device, ledger: Ledger, changes: list[WireChange]
) -> dict[str, Verdict]:
    """Look up what became of changes; told only where they are of the record that is named now."""
    asked = {one.after: (one.entity, one.entity_id) for one in changes if one.after}
    asked |= {one.id: (one.entity, one.entity_id) for one in changes}
    known = _judged_before(connection.dialect.name)
    named = {"commune": sender.commune, "among": listed(connection, asked)}
    results = {}
    for row in connection.execute(known, named):
        held = ledger.get(row.entity, row.entity_id)
        if asked[row.change_id] != (row.entity, row.entity_id):
            results[row.change_id] = Verdict("rejected", code="id_taken")
        elif row.device_id != sender.id and not may_see(sender, held):
            results[row.change_id] = Verdict("rejected", code="outside_villages")
        else:
            told = json.loads(row.server)
            results[row.change_id] = Verdict(row.status, row.revision, row.code, row.field, told)
    return results


@cache
def _judged_before(dialect: str) -> Select[Any]:
    c = change.c
    columns = (c.change_id, c.entity, c.entity_id, c.device_id)
    return select(*columns, c.status, c.revision, c.code, c.field, c.server).where(
        c.commune == bindparam("commune"), among(c.change_id, dialect)
    )


def _touched(changes: list[WireChange]) -> set[Key]:
    """Name the records that a batch changes or refers to."""
    keys = {(one.entity, one.entity_id) for one in changes}
    for one in changes:
        for name in _NAMED:
            if name in one.fields and one.fields[name][1]:
                keys.add((_ENTITY_OF_NAMED.get(name, "child"), one.fields[name][1]))
    return keys


def _judge_all(
    connection: Connection,
    ledger: Ledger,
    sender: Device,
    pushed: Pushed,
    results: dict[str, Verdict],
    now: datetime,
) -> None:
    rows, at = [], now.isoformat()
    past = Past(connection, sender.commune)
    for one in pushed.changes:
        if one.id in results and results[one.id].status != "deferred":
            continue
        verdict = judge(one, ledger, sender, results, past, now)
        if verdict.record is not None:
            stored = _store(ledger, verdict.record, sender)
            told = (verdict.code, verdict.field, verdict.server)
            verdict = Verdict(verdict.status, stored.revision, *told)
        elif verdict.seen is not None:
            ledger.keep_time(verdict.seen)
        results[one.id] = verdict
        if verdict.status != "deferred":
            record = ledger.get(one.entity, one.entity_id)
            taken_at = record.revision if record else 0
            time = time_of(one, now)
            row = _change_row(one, verdict, sender)
            row |= {"batch_id": pushed.batch_id, "received_at": at}
            row |= {"taken_at": taken_at, "time": sortable(time, one.id)}
            past.add(row)
            rows.append(row)
            ledger.clock = max(ledger.clock, time)
    put_rows(connection, change, rows)


def _store(ledger: Ledger, record: Held, sender: Device) -> Held:
    before = ledger.get(record.entity, record.id)
    stored = ledger.put(record, sender.id)
    if before is not None and before.village_id != record.village_id:
        _take_along(ledger, stored)
    return stored


def _take_along(ledger: Ledger, moved: Held) -> None:
    """Let what belongs to a household, or to a child, move with it: whoever sees it is told."""
    if moved.entity in ("household", "child"):
        for member in ledger.children_of(moved.id):
            _take_along(ledger, ledger.put(replace(member, village_id=moved.village_id), ""))


def _change_row(one: WireChange, verdict: Verdict, sender: Device) -> dict[str, Any]:
    return {
        "commune": sender.commune,
        "change_id": one.id,
        "device_id": sender.id,
        "entity": one.entity,
        "entity_id": one.entity_id,
        "fields": _as_json(one.fields),
        "action": one.action,
        "group_id": one.group,
        "author": one.author,
        "made_at": one.at,
        "reason": one.reason,
        "base": one.base,
        "status": verdict.status,
        "revision": verdict.revision,
        "code": verdict.code,
        "field": verdict.field,
        "server": _as_said(verdict.server),
    }


def _as_said(server: Mapping[str, str]) -> str:
    """Write what was said of a change, emptied fields too: it may have to be said again."""
    return _as_json(dict(server)) if server else "{}"


def _answer(
    pushed: Pushed,
    results: Mapping[str, Verdict],
    epoch: str,
    head: int,
    limits: Limits,
    now: datetime,
) -> PushAnswer:
    """Account for every change: the applied ones by number and hash, the others by name."""
    applied = [one.id for one in pushed.changes if results[one.id].status == "applied"]
    return PushAnswer(
        protocol=1,
        batch_id=pushed.batch_id,
        sha256=pushed.sha256,
        applied_n=len(applied),
        applied_hash=hash_ids(applied),
        runs=runs_of(results[id_].revision for id_ in applied),
        exceptions=[
            _exception(one.id, results[one.id])
            for one in pushed.changes
            if results[one.id].status != "applied"
        ],
        epoch=epoch,
        head=head,
        own_before=0,
        now=now.isoformat(),
        limits=limits,
    )


def _exception(id_: str, verdict: Verdict) -> ChangeResult:
    assert verdict.status != "applied"  # noqa: S101 (those are counted)
    return ChangeResult(
        id=id_,
        status=verdict.status,
        revision=verdict.revision,
        code=verdict.code,
        field=verdict.field,
        server=dict(verdict.server),
    )
