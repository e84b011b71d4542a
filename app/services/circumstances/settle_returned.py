"""Bring together what a file said of a sealed circumstance and what was sealed of it here.

Done as soon as somebody opens; where both sides changed one thing since, both statements stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.circumstances.confidential import (
    CIRCUMSTANCE,
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
from app.domain.movements.taken_along import Texts, brought_together, contradict, read_trace
from app.domain.status import Status
from app.services.app import App
from app.storage.seals import drop_text, is_dropped, is_unlocked, name_of, open_text
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Settled:
    texts: Texts
    status: Status
    trace: str
    apart: tuple[Texts, ...] = ()
    """What was written here and is contradicted: it stays, as a record of its own."""


def settle_returned(app: App, unit: UnitOfWork, children: Iterable[ChildId] | None = None) -> None:
    """Settle what can be opened, of some children or of all; the permission must be open."""
    store = unit.confidentials
    records = store.all_ever() if children is None else store.of_children_ever(children)
    for record in list(records):
        contents = _contents(app, unit, record) if is_dropped(record.sealed) else None
        if contents and OVER in contents:
            settled = _settled(app, unit, record, contents)
            if settled is not None:
                _write(app, unit, record, settled)


def _contents(app: App, unit: UnitOfWork, record: Confidential) -> dict[str, str] | None:
    waiting = unit.drop_box.waiting_key()
    if waiting is not None and waiting[0] == name_of(record.seal):
        plain = open_text(waiting[1], record.sealed, record.id)
    else:
        plain = app.permission.open(record, app.clock())
    return read_contents(plain) if plain else None


def _settled(
    app: App, unit: UnitOfWork, record: Confidential, contents: dict[str, str]
) -> _Settled | None:
    """Say what counts; None where what it lies over was closed by another passphrase."""
    said = told_texts(contents)
    if OVER not in contents:
        return _Settled(said, record.status, contents.get(TRACE, ""))
    below = replace(record, seal=contents[OVER_SEAL], sealed=contents[OVER])
    opened = _contents(app, unit, below)
    own = _settled(app, unit, below, opened) if opened else None
    if own is None:
        return None
    was = read_trace(contents[TRACE]).was.get(app.commune.code)
    if MISTAKE in contents:
        is_ours = own.texts == was and own.status is Status.ACTIVE
        status = Status.REMOVED if is_ours else own.status
        return replace(own, status=status, trace=contents[TRACE])
    contradicted = own.status is Status.ACTIVE and contradict(own.texts, said, was)
    return _Settled(
        texts=brought_together(own.texts, said, was),
        status=own.status if said == was else Status.ACTIVE,
        trace=contents[TRACE],
        apart=(*own.apart, *([own.texts] if contradicted else [])),
    )


def _write(app: App, unit: UnitOfWork, record: Confidential, settled: _Settled) -> None:
    plain = write_contents(CIRCUMSTANCE, {**settled.texts, TRACE: settled.trace})
    if is_unlocked(record.seal):  # it was never sent, and is locked and sent by who settles this
        seal, sealed = record.seal, drop_text(record.seal, plain, record.id)
    else:
        seal, sealed = app.permission.close(plain, record.id, app.clock())
    unit.save(replace(record, seal=seal, sealed=sealed, status=settled.status))
    for texts in settled.apart:
        id_ = ConfidentialId(app.new_id())
        plain = write_contents(CIRCUMSTANCE, texts)
        seal, sealed = app.permission.close(plain, id_, app.clock())
        own = Confidential(id=id_, child_id=record.child_id, source=record.source)
        unit.save(replace(own, seal=seal, sealed=sealed))
