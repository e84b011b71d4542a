"""Noting, as a page of the central arrives, what was written here into records it calls merged.

Whoever merged them cannot have seen it: it is carried to the living record (`follow_merges`).
"""

from collections.abc import Iterable

from app.domain.child import Child
from app.domain.status import Status
from app.storage.journal import CLOSED_STATES, JournalLine, Origin, State
from app.storage.shadows import Shadow
from app.storage.unit_of_work import UnitOfWork

UNSEEN = "merges.unseen"


def hear_of_merges(work: UnitOfWork, copies: Iterable[Shadow]) -> None:
    """Note it in this transaction, before the page is taken over."""
    merged = {
        copy.entity_id: copy
        for copy in copies
        if copy.entity == "child" and copy.fields.get("status") == Status.MERGED
    }
    known = {
        id_: child
        for id_, child in work.children.get_many(merged).items()
        if child.status is not Status.MERGED
    }
    if not known:
        return
    histories = work.journal.of_entities("child", known)
    found = [
        line.change.id
        for id_, child in known.items()
        for line in _unseen(histories.get(id_, []), child, merged[id_])
    ]
    if found:
        work.settings.put(UNSEEN, " ".join([*work.settings.get(UNSEEN).split(), *found]))


def _unseen(lines: Iterable[JournalLine], child: Child, copy: Shadow) -> list[JournalLine]:
    """Give our changes that are not sent, and those the central took after the merge."""
    ours = [line for line in lines if line.origin is Origin.HERE]
    found = [line for line in ours if line.state not in CLOSED_STATES]
    if copy.revision == child.revision:
        # The record's newest change is ours, and it was merged before.
        sent = [line for line in ours if line.state is State.DONE]
        newest = max((line.change.base_revision for line in sent), default=0)
        found += [line for line in sent if line.change.base_revision == newest > 0]
    return found
