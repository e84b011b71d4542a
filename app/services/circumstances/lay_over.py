"""Seal what a file tells of a confidential circumstance, over what is sealed of it here already.

That needs no passphrase: what stood there stays inside, closed as it is, until somebody who has it
opens (see `settle_returned`). So nothing is lost meanwhile, and nothing is there twice.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.circumstances.confidential import (
    CIRCUMSTANCE,
    KIND,
    MISTAKE,
    OVER,
    OVER_SEAL,
    TRACE,
    Confidential,
    read_contents,
    told_texts,
    write_contents,
)
from app.domain.ids import ChildId, ConfidentialId
from app.domain.movements.taken_along import Texts, Trace, read_trace, write_trace
from app.domain.status import Status
from app.services.app import App
from app.storage.seals import drop_text, name_of
from app.storage.unit_of_work import Snapshot, UnitOfWork

_TRACE_MOST = 1200
_MOST = 3900
"""A central takes no text of over 4,000 characters."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What a file tells of one record."""

    id: str
    child_id: ChildId
    said: Texts
    trace: Trace
    source: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """A circumstance that is taken along, a sealed one opened."""

    id: str
    texts: Texts
    trace: Trace
    counts: bool
    """False: it was taken out as a mistake."""


def lay_over(app: App, unit: UnitOfWork, laid: Laid) -> str:
    """Seal it under the id of the record it is; says under which id it stands."""
    before = unit.confidentials.get(laid.id)
    seal = unit.drop_box.seal()
    contents = {**laid.said, TRACE: write_trace(laid.trace, _TRACE_MOST)}
    contents |= {MISTAKE: "x"} if laid.removed else {}
    if before is not None:
        over_seal = json.dumps({"name": name_of(before.seal)})
        nested = contents | {OVER: before.sealed, OVER_SEAL: over_seal}
        sealed = drop_text(seal, write_contents(CIRCUMSTANCE, nested), laid.id)
        if len(sealed) <= _MOST:
            unit.save(replace(before, seal=seal, sealed=sealed))
            return laid.id
        if laid.removed:
            return laid.id
    id_ = ConfidentialId(app.new_id() if before else laid.id)
    sealed = drop_text(seal, write_contents(CIRCUMSTANCE, contents), id_)
    new = Confidential(id=id_, child_id=laid.child_id, source=laid.source)
    status = Status.REMOVED if laid.removed else Status.ACTIVE
    unit.save(replace(new, seal=seal, sealed=sealed, status=status))
    return id_


def carried(app: App, snapshot: Snapshot, child_id: ChildId) -> Iterator[Carried]:
    """Open the sealed circumstances of a child, removed ones too; those that open."""
    for record in snapshot.confidentials.of_children_ever([child_id]):
        plain = app.permission.open(record, app.clock())
        contents = read_contents(plain) if plain else {}
        if contents.get(KIND) == CIRCUMSTANCE:
            trace = read_trace(contents.get(TRACE, ""))
            yield Carried(record.id, told_texts(contents), trace, record.status is Status.ACTIVE)
