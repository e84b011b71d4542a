"""Looking a record up by its kind and id, whatever kind it is."""

from typing import Any

from app.domain.fields import Noun
from app.storage.outbox import Key
from app.storage.records import Records
from app.storage.unit_of_work import Snapshot


def record_of(snapshot: Snapshot, key: Key) -> Noun | None:
    """Give a record as it is stored, whatever its status; None when it is not there."""
    found: Noun | None = store_of(snapshot, key[0]).get(key[1])
    return found


def store_of(snapshot: Snapshot, entity: str) -> Records[Any]:
    """Give where records of one kind are read."""
    stores: dict[str, Records[Any]] = {
        "village": snapshot.villages,
        "household": snapshot.households,
        "child": snapshot.children,
        "visit": snapshot.visits,
        "decision": snapshot.decisions,
        "circumstance": snapshot.circumstances,
        "movement": snapshot.movements,
        "suggestion": snapshot.suggestions,
        "confidential": snapshot.confidentials,
        "deadline": snapshot.deadlines,
        "completion": snapshot.completions,
        "day_off": snapshot.days_off,
        "step": snapshot.steps,
        "note": snapshot.notes,
    }
    return stores[entity]
