"""What belongs to a record that ended in another one goes to that one, once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.change import OF_CHILD
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import Confidential
from app.domain.fields import fields_of
from app.domain.ids import ChildId, GroupId
from app.domain.movements.movement import Movement
from app.domain.status import Status
from app.storage.unit_of_work import Snapshot, UnitOfWork

Belonging = Circumstance | Movement | Confidential
_WHOSE = {"child_id", "source"}


def belongings(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Belonging]:
    """Give what belongs to children, and counts."""
    listed = list(ids)
    yield from snapshot.circumstances.of_children(listed)
    yield from snapshot.movements.of_children(listed)
    yield from snapshot.confidentials.of_children(listed)


def bring_belongings(unit: UnitOfWork, ended: Iterable[ChildId], into: ChildId) -> int:
    """Let what belongs to ended records be the living one's; says how many changed.

    What that one has word for word is not kept twice.
    """
    known = {_said(one) for one in belongings(unit, [into])}
    moved: list[Belonging] = []
    for one in belongings(unit, ended):
        twice = _said(one) in known
        known.add(_said(one))
        moved.append(replace(one, status=Status.REMOVED) if twice else replace(one, child_id=into))
    return len(unit.save_all(moved))


def bring_after(unit: UnitOfWork, group: GroupId, ended: ChildId, into: ChildId) -> None:
    """Bring what came late, and what this merge had brought to a record it ended in no longer."""
    bring_belongings(unit, [ended], into)
    for line in unit.journal.group(group):
        change = line.change
        old, new = change.fields.get("child_id", ("", ""))
        if change.entity in OF_CHILD and old == ended and new not in ("", into):
            record = unit.belonging(change.entity, change.entity_id)
            if record is not None and record.child_id == new:
                unit.save(replace(record, child_id=into))


def _said(one: Belonging) -> tuple[type, frozenset[tuple[str, str]]]:
    said = fields_of(one).items()
    return type(one), frozenset((name, text) for name, text in said if name not in _WHOSE)
