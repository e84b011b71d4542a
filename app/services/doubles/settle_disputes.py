"""Conflicts about records that ended elsewhere: settled by one rule, the same on every device.

A merge stands whatever else became of the record; of two merges of one record the first that the
central took stands. No text is lost: what was written here is news for the living record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.exchange.late_edit import News, concerns_child
from app.domain.status import Status
from app.services.doubles.living_home import living_home
from app.storage.journal import JournalLine, State
from app.storage.outbox import Key
from app.storage.shadows import Shadow
from app.storage.unit_of_work import Snapshot, UnitOfWork

_CLOSED = (Status.MOVED_OUT, Status.DIED, Status.TURNED_16)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A change of ours in conflict, and the central's texts of the fields it is about."""

    line: JournalLine
    theirs: Mapping[str, str]

    @property
    def key(self) -> Key:
        """Entity and id of the record."""
        return (self.line.change.entity, self.line.change.entity_id)

    def ours(self, field: str) -> str:
        """Give the text that was written here."""
        return self.line.change.fields.get(field, ("", ""))[1]


def disputes(snapshot: Snapshot) -> list[Dispute]:
    """List the conflicts that no person can, or needs to, decide."""
    lines = [line for line in snapshot.sync.outbox.returned() if line.state is State.CONFLICT]
    keys = {(line.change.entity, line.change.entity_id) for line in lines}
    copies = snapshot.sync.shadows.get(keys)
    found = []
    for line in lines:
        copy = copies.get((line.change.entity, line.change.entity_id))
        if copy and _settles_itself(snapshot, line, copy):
            named = [name for name in line.central_field.split(",") if name]
            found.append(Dispute(line, {name: copy.fields.get(name, "") for name in named}))
    return found


def _settles_itself(snapshot: Snapshot, line: JournalLine, copy: Shadow) -> bool:
    id_ = copy.entity_id
    match copy.entity:
        case "child":
            record = snapshot.children.get(id_)
            return Status.MERGED in (copy.fields.get("status"), record and record.status)
        case "household":
            home = snapshot.households.get(id_)
            return home is not None and living_home(snapshot, home) is not None
        case "visit":
            return line.central_field == "household_id"
    return copy.entity == "decision"


def settle_disputes(work: UnitOfWork) -> dict[Key, list[News]]:
    """Settle them in this transaction; gives what is news for the living records."""
    found: dict[Key, list[News]] = {}
    for dispute in disputes(work):
        change = dispute.line.change
        ours = {name: dispute.ours(name) for name in dispute.theirs}
        work.take_over(change.entity, change.entity_id, dispute.theirs)
        work.sync.outbox.close([change.id])
        if change.entity == "child" and ours.get("status") == Status.MERGED:
            _merge_again(work, dispute)
            ours["status"] = dispute.theirs["status"]
        found.setdefault(dispute.key, []).extend(
            _news(dispute, name, text) for name, text in ours.items() if _tells(name, text)
        )
    return found


def _merge_again(work: UnitOfWork, dispute: Dispute) -> None:
    child = work.children.get(dispute.line.change.entity_id)
    if child is not None and child.merged_into:
        work.save(replace(child, status=Status.MERGED))


def _tells(name: str, text: str) -> bool:
    return text in _CLOSED if name == "status" else concerns_child(name)


def _news(dispute: Dispute, name: str, text: str) -> News:
    old = dispute.line.change.fields.get(name, ("", ""))[0]
    before = frozenset({old} - {""})
    return News(name, before, text, old, dispute.line.change.id, given_up=True)
