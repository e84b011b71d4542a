"""Taking a batch: every change judged, stored and answered in one transaction.

A change is known by its id for ever: sent again, alone or in another batch, it gets its first
result again and does nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from sync.central.bulk import is_among, put_rows
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
        _know_batch(connection, sender, pushed, now)
        own_before = _newest_of(connection, sender)
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


def _know_batch(connection: Connection, sender: Device, pushed: Pushed, now: datetime) -> None:
    this = (batch.c.commune == sender.commune, batch.c.batch_id == pushed.batch_id)
    known = connection.scalars(select(batch.c.sha256).where(*this)).one_or_none()
    if known is not None:
        if known != pushed.sha256:
            raise Refusal(422, "batch_differs")
        return
    connection.execute(
        batch.insert().values(
            commune=sender.commune,
            batch_id=pushed.batch_id,
            device_id=sender.id,
            sha256=pushed.sha256,
            changes=len(pushed.changes),
            received_at=now.isoformat(),
        )
    )


def _newest_of(connection: Connection, sender: Device) -> int:
    statement = select(device.c.newest_revision).where(*_this(sender))
    newest: int = connection.scalars(statement).one()
    return newest


def _remember(
    connection: Connection, sender: Device, own_before: int, given: Iterable[Verdict], now: datetime
) -> None:
    """Keep when the device pushed last and the newest revision it was ever given."""
    newest = max((verdict.revision for verdict in given), default=0)
    connection.execute(
        device.update()
        .where(*_this(sender))
        .values(last_push_at=now.isoformat(), newest_revision=max(own_before, newest))
    )


def _this(sender: Device) -> tuple[ColumnElement[bool], ...]:
    return (device.c.commune == sender.commune, device.c.device_id == sender.id)


def _earlier_results(
    connection: Connection, sender: Device, ledger: Ledger, changes: list[WireChange]
) -> dict[str, Verdict]:
    """Look up what became of changes; told only where they are of the record that is named now."""
    asked = {one.after: (one.entity, one.entity_id) for one in changes if one.after}
    asked |= {one.id: (one.entity, one.entity_id) for one in changes}
    c = change.c
    columns = (c.change_id, c.entity, c.entity_id, c.device_id)
    known = select(*columns, c.status, c.revision, c.code, c.field, c.server).where(
        c.commune == sender.commune, is_among(connection, c.change_id, asked)
    )
    results = {}
    for row in connection.execute(known):
        held = ledger.get(row.entity, row.entity_id)
        if asked[row.change_id] != (row.entity, row.entity_id):
            results[row.change_id] = Verdict("rejected", code="id_taken")
        elif row.device_id != sender.id and not may_see(sender, held):
            results[row.change_id] = Verdict("rejected", code="outside_villages")
        else:
            told = json.loads(row.server)
            results[row.change_id] = Verdict(row.status, row.revision, row.code, row.field, told)
    return results


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
    rows = []
    past = Past(connection, sender.commune)
    for one in pushed.changes:
        if one.id in results and results[one.id].status != "deferred":
            continue
        verdict = judge(one, ledger, sender, results, past, now)
        if verdict.record is not None:
            stored = _store(ledger, verdict.record, sender)
            verdict = replace(verdict, revision=stored.revision)
        elif verdict.seen is not None:
            ledger.keep_time(verdict.seen)
        results[one.id] = verdict
        if verdict.status != "deferred":
            record = ledger.get(one.entity, one.entity_id)
            taken_at = record.revision if record else 0
            row = _change_row(one, verdict, sender, pushed.batch_id, now) | {"taken_at": taken_at}
            past.add(row)
            rows.append(row)
            ledger.clock = max(ledger.clock, time_of(one, now))
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


def _change_row(
    one: WireChange, verdict: Verdict, sender: Device, batch_id: str, now: datetime
) -> dict[str, Any]:
    return {
        "commune": sender.commune,
        "change_id": one.id,
        "batch_id": batch_id,
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
        "time": sortable(time_of(one, now), one.id),
        "received_at": now.isoformat(),
        "status": verdict.status,
        "revision": verdict.revision,
        "code": verdict.code,
        "field": verdict.field,
        "server": _as_said(verdict.server),
    }


def _as_said(server: Mapping[str, str]) -> str:
    """Write what was said of a change, emptied fields too: it may have to be said again."""
    return json.dumps(dict(server), ensure_ascii=False, separators=(",", ":"))


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
