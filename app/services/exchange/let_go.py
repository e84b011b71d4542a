"""Records that left the villages of this device: they stay in its history, and count no more."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.child import Child
from app.domain.ids import ChildId
from app.domain.status import Status
from app.services.cleaning.check_records import keep_problems
from app.storage.outbox import Key
from app.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from app.storage.records import Records


def let_go(work: UnitOfWork, keys: Iterable[Key], on: date) -> int:
    """Put them down as moved out, in this transaction of the central's; says how many."""
    stores: dict[str, Records[Any]] = {
        "household": work.households,
        "child": work.children,
        "visit": work.visits,
        "decision": work.decisions,
        "circumstance": work.circumstances,
        "movement": work.movements,
        "confidential": work.confidentials,
        "suggestion": work.suggestions,
    }
    wanted = set(keys)
    found = [
        record
        for entity, store in stores.items()
        for record in store.get_many(sorted(id_ for kind, id_ in wanted if kind == entity)).values()
    ]
    gone = work.save_all(
        replace(one, status=Status.MOVED_OUT) for one in found if one.status is Status.ACTIVE
    )
    work.sync.shadows.drop(wanted)
    children = [one for one in found if isinstance(one, Child)]
    ids = {ChildId(one.id) for one in children}
    ids |= work.children.holders_of_any({one.national_id for one in children})
    keep_problems(work, on, work.children.with_households(sorted(ids)))
    return len(gone)
