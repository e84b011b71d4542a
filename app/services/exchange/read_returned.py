"""What the central gave back and why: to be put right, or to be decided where two wrote."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.exchange.conflict import read_versions
from app.domain.fields import ENTITY_OF, text_of
from app.services.exchange.decide_conflicts import conflict_key
from app.storage.journal import JournalLine, State
from app.storage.outbox import Key
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class Returned:
    """A change that came back; a later change of the record that is still to be sent mends it."""

    change_id: str
    """The change, or which field of which record is in conflict (`conflict_key`)."""
    entity: str
    entity_id: str
    code: str
    fields: tuple[str, ...]
    """The fields it is about; none when it is about the whole record."""
    theirs: Mapping[str, str]
    """Field -> what the central holds; only where two places wrote differently."""

    @property
    def is_conflict(self) -> bool:
        """Whether a person is to decide between two texts."""
        return bool(self.theirs)


def read_returned(snapshot: Snapshot, keys: Collection[Key] | None = None) -> list[Returned]:
    """List what came back and is not mended yet, the oldest first; of these records, or of all.

    Then what two people wrote differently into a record, a field at a time.
    """
    lines = [line for line in snapshot.sync.outbox.returned() if keys is None or _key(line) in keys]
    conflicts = {_key(line) for line in lines if line.state is State.CONFLICT}
    copies = snapshot.sync.shadows.get(conflicts)
    found = [
        _returned(line, copies[_key(line)].fields if _key(line) in copies else {}) for line in lines
    ]
    return [*found, *_in_conflict(snapshot, keys)]


def _in_conflict(snapshot: Snapshot, keys: Collection[Key] | None) -> Iterable[Returned]:
    children, circumstances = snapshot.children.in_conflict(), snapshot.circumstances.in_conflict()
    found: list[Child | Circumstance] = [*children, *circumstances]
    for record in found:
        if keys is None or (ENTITY_OF[type(record)], record.id) in keys:
            for field in sorted(record.conflicts):
                yield _asked(record, field)


def _asked(record: Child | Circumstance, field: str) -> Returned:
    here = text_of(record, field)
    others = [one.text for one in read_versions(record.conflicts[field]) if one.text != here]
    return Returned(
        change_id=conflict_key(record.id, field),
        entity=ENTITY_OF[type(record)],
        entity_id=record.id,
        code="conflict",
        fields=(field,),
        theirs={field: next(iter(others), "")},
    )


def records_of(returned: Iterable[Returned]) -> dict[Key, Returned]:
    """Name each record once, with what came back of it last; its conflicts together."""
    found: dict[Key, Returned] = {}
    for one in returned:
        key = (one.entity, one.entity_id)
        before = found.get(key)
        if before and before.is_conflict and one.is_conflict:
            one = replace(one, fields=(*before.fields, *one.fields))
        found[key] = one
    return found


def _key(line: JournalLine) -> Key:
    return (line.change.entity, line.change.entity_id)


def _returned(line: JournalLine, held: Mapping[str, str]) -> Returned:
    fields = tuple(name for name in line.central_field.split(",") if name)
    is_conflict = line.state is State.CONFLICT
    return Returned(
        change_id=line.change.id,
        entity=line.change.entity,
        entity_id=line.change.entity_id,
        code=line.central_code or ("conflict" if is_conflict else ""),
        fields=fields,
        theirs={name: held.get(name, "") for name in fields} if is_conflict else {},
    )
