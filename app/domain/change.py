"""A change: what the journal, the outbox, the history, undo and the wire all speak of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import ChangeId, GroupId

ENTITIES = (
    "village",
    "household",
    "child",
    "visit",
    "decision",
    "circumstance",
    "movement",
    "suggestion",
    "confidential",
    "deadline",
    "completion",
    "day_off",
    "step",
    "note",
)
"""What is referred to comes before what refers to it."""
OF_CHILD = ("circumstance", "movement", "confidential")
"""The records that belong to one child and go wherever it goes."""
OF_COMMUNE = ("deadline", "completion", "day_off", "step", "note")
"""The records of the calendar: they belong to no village."""
OF_EVERYBODY = ("village", *OF_COMMUNE)
"""The records that every device of the commune has, whatever its villages."""
CONFIDENTIAL = "confidential"
"""The kind of record that only devices enrolled for it may see and send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Fields of one record, old and new, as text (see `app.domain.fields`).

    A new record is a change from empty fields; nothing is deleted, a status changes.
    """

    id: ChangeId
    """Made by the client, sortable by time, and the idempotency key at the central."""
    entity: str
    """One of ENTITIES."""
    entity_id: str
    base_revision: int
    """The central's revision of the record that the person saw; 0 = a record new to it."""
    fields: Mapping[str, tuple[str, str]]
    """Field -> (old text, new text); only fields that differ."""
    action: str
    """What the person did: visit, import, review (a sheet that came back), correct, clean, undo,
    decide, merge, set_up, give_up, hand_over, answer, calendar; `sync` for the central's."""
    group_id: GroupId
    """The changes that were made, and are undone, together."""
    author: str
    at: datetime
    reason: str = ""
    lead: int = 0
    """By how many milliseconds the hybrid clock was ahead of `at`: of two writings into one field
    the one with the later hybrid time holds (see `app.storage.hybrid_clock`)."""
