"""Record, read and end what is confidential: circumstances and abuse cases, sealed in one record.

Every use needs the permission to be open (KnownError `confidential_locked`); what is written is
one group of changes, undone like any other, and its history holds sealed texts only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.circumstances.abuse_case import AbuseCase, case_in, texts_of_case
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import (
    CASE,
    CIRCUMSTANCE,
    KIND,
    TRACE,
    Confidential,
    circumstance_in,
    read_contents,
    texts_of,
    write_contents,
)
from app.domain.ids import ChildId, ConfidentialId, GroupId
from app.domain.status import Status
from app.services.app import App
from app.storage.unit_of_work import Snapshot, UnitOfWork

KEEP = "confidential"


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read of sealed records; `closed` counts those another passphrase closed."""

    circumstances: tuple[Circumstance, ...]
    cases: tuple[AbuseCase, ...]
    closed: int


def read_confidential(
    app: App, snapshot: Snapshot, children: Iterable[str] | None = None
) -> Opened:
    """Open the sealed records of some children, or of all."""
    now = app.clock()
    app.permission.use(now)
    store = snapshot.confidentials
    records = store.all() if children is None else store.of_children(children)
    circumstances: list[Circumstance] = []
    cases: list[AbuseCase] = []
    closed = 0
    for record in records:
        plain = app.permission.open(record, now)
        contents = read_contents(plain) if plain else {}
        kind = contents.get(KIND)
        if kind == CIRCUMSTANCE:
            circumstances.append(circumstance_in(record, contents))
        elif kind == CASE:
            cases.append(case_in(record.id, record.child_id, contents))
        else:
            closed += 1
    return Opened(tuple(circumstances), tuple(cases), closed)


def keep_circumstances(app: App, unit: UnitOfWork, made: Iterable[Circumstance]) -> None:
    """Seal circumstances, new or changed, in this transaction."""
    for one in made:
        _keep(app, unit, CIRCUMSTANCE, one.id, one.child_id, texts_of(one))


def keep_case(app: App, case: AbuseCase) -> GroupId:
    """Seal an abuse case, new or changed."""
    group = GroupId(app.new_id())
    with app.write(KEEP, group_id=group) as unit:
        _keep(app, unit, CASE, case.id, case.child_id, texts_of_case(case))
    return group


def remove_confidential(app: App, record_id: str) -> GroupId:
    """Take a sealed record that was made by mistake out; it is undone like any change."""
    app.permission.use(app.clock())
    group = GroupId(app.new_id())
    with app.write(KEEP, group_id=group) as unit:
        record = unit.confidentials.get(record_id)
        if record is not None:
            unit.save(replace(record, status=Status.REMOVED))
    return group


def _keep(
    app: App,
    unit: UnitOfWork,
    kind: str,
    id_: str,
    child_id: ChildId,
    texts: Mapping[str, str],
) -> None:
    before = unit.confidentials.get(id_)
    stood = app.permission.open(before, app.clock()) if before else None
    trace = read_contents(stood).get(TRACE, "") if stood else ""
    plain = write_contents(kind, {**texts, TRACE: trace})
    seal, sealed = app.permission.close(plain, id_, app.clock())
    record = before or Confidential(id=ConfidentialId(id_), child_id=child_id)
    unit.save(replace(record, seal=seal, sealed=sealed))


def victims(snapshot: Snapshot, cases: Iterable[AbuseCase]) -> Iterator[tuple[AbuseCase, Child]]:
    """Give each case beside its child."""
    listed = list(cases)
    children = snapshot.children.get_many({case.child_id for case in listed})
    return ((case, children[case.child_id]) for case in listed if case.child_id in children)
