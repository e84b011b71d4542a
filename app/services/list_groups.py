"""What was done, batch by batch: who, when, how much, and whether it was taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import GroupId
from app.services.app import App
from app.services.undo_group import undone_by
from app.storage.groups import Group
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A batch of changes in the order of a history."""

    group_id: GroupId
    action: str
    author: str
    at: datetime
    reason: str
    """The kind of fix of a bulk fix; otherwise the reason a person gave."""
    counts: Mapping[str, int]
    """Entity -> records changed."""
    file: str
    """The list it came with, of an import."""
    undone: bool
    """Taken back, and not put in force again; `foresee_undo` says what an undo finds today."""


def list_groups(app: App, *, limit: int = 50, before: GroupId | None = None) -> list[GroupLine]:
    """List what was done here, the newest first; `before` is the last group of the page before."""
    with app.store.read() as snapshot:
        return [_line(snapshot, group) for group in snapshot.groups.newest(limit, before)]


def _line(snapshot: Snapshot, group: Group) -> GroupLine:
    change = group.first.change
    _, source = change.fields.get("source", ("", ""))
    return GroupLine(
        group_id=group.id,
        action=change.action,
        author=change.author,
        at=change.at,
        reason=change.reason,
        counts=group.counts,
        file=source.rpartition("#")[0],
        undone=_is_undone(snapshot, group.id),
    )


def _is_undone(snapshot: Snapshot, group_id: GroupId) -> bool:
    """Whether the group was taken back; an undo that was itself taken back counts no more."""
    undo = snapshot.settings.get(undone_by(group_id))
    return bool(undo) and not _is_undone(snapshot, GroupId(undo))
