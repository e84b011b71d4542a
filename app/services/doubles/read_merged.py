"""The records that ended in a child's, and its history with theirs."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.child import Child
from app.domain.ids import ChildId
from app.domain.status import Status
from app.storage.journal import JournalLine
from app.storage.living import living
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that ended in another, when and by whom."""

    record: Child
    at: datetime | None
    """None where the store was given the record as already merged, without the moment."""
    by: str
    """Empty where another device merged it."""


def read_merged(snapshot: Snapshot, child_id: ChildId) -> list[MergedRecord]:
    """List what ended in this record, directly or through others, the last merged first."""
    found: dict[str, Child] = {}
    wanted: set[str] = {child_id}
    while wanted:
        ended = {one.id: one for one in snapshot.children.merged_into(sorted(wanted))}
        wanted = {str(id_) for id_ in ended.keys() - found.keys() - {child_id}}
        found |= {id_: ended[ChildId(id_)] for id_ in wanted}
    histories = snapshot.journal.of_entities("child", found)
    listed = [(one, _end(histories.get(one.id, []))) for one in found.values()]
    listed.sort(key=lambda pair: pair[1].seq if pair[1] else 0, reverse=True)
    return [
        MergedRecord(one, line.change.at if line else None, line.change.author if line else "")
        for one, line in listed
    ]


def lives_on_in(snapshot: Snapshot, child: Child) -> Child | None:
    """Give the record in which a merged one lives on; None for one that was not merged."""
    if child.status is not Status.MERGED:
        return None
    found = snapshot.children.get(living(snapshot, child.id))
    return found if found is not None and found.id != child.id else None


def history_of(snapshot: Snapshot, child_id: ChildId) -> list[JournalLine]:
    """Fetch the history of a child with those of the records that ended in it, the oldest first.

    Its movements and circumstances belong to it; what is confidential is not told.
    """
    ids = [child_id, *(one.record.id for one in read_merged(snapshot, child_id))]
    moves = [one.id for one in snapshot.movements.of_children_ever(ids)]
    held = [one.id for one in snapshot.circumstances.of_children_ever(ids)]
    found = [
        *snapshot.journal.of_entities("child", ids).values(),
        *snapshot.journal.of_entities("movement", moves).values(),
        *snapshot.journal.of_entities("circumstance", held).values(),
    ]
    return sorted((line for lines in found for line in lines), key=lambda one: one.seq)


def _end(lines: list[JournalLine]) -> JournalLine | None:
    ending = [
        line for line in lines if line.change.fields.get("status", ("", ""))[1] == Status.MERGED
    ]
    return ending[-1] if ending else None
