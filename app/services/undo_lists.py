"""Taking back a list for an office, or an answer, that has changed no record: it has lines alone.

The batch by which a batch was undone says that it does not stand (see `app.storage.hand_offs`); the
lines in the journal say who made it, who took it back, and when.
"""

from collections.abc import Iterable

from app.domain.ids import GroupId
from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot, UnitOfWork

LIST = "hand_off"
"""The entity of the lines; they are sent nowhere."""


def standing_lists(
    snapshot: Snapshot, group_id: GroupId, lines: Iterable[JournalLine]
) -> tuple[str, ...]:
    """Name the lists of which a batch has lines, unless it was taken back already."""
    if not snapshot.hand_offs.stands_group(group_id):
        return ()
    return tuple(
        dict.fromkeys(line.change.entity_id for line in lines if line.change.entity == LIST)
    )


def undo_lists(unit: UnitOfWork, group_id: GroupId, lines: Iterable[JournalLine]) -> int:
    """Put the lines of a batch into the journal turned round; gives how many lists they are of."""
    lines = tuple(lines)
    ids = standing_lists(unit, group_id, lines)
    for line in lines if ids else ():
        change = line.change
        if change.entity == LIST:
            turned = {name: (new, old) for name, (old, new) in change.fields.items()}
            unit.tell(LIST, change.entity_id, turned)
    return len(ids)
