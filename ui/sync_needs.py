"""What waits for a person on *Đồng bộ*: what came back, and what the commune is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.ids import ChildId, HouseholdId, VillageId
from app.services.exchange.hand_over import OUTSIDE, wanted_of
from app.services.exchange.read_returned import Returned, read_returned, records_of
from ui.sentences import FIELDS
from ui.sentences.record import RECORD_NAMES
from ui.sync_port import SyncNeed
from ui.village_text import village_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.exchange.suggestion import Suggestion
    from app.storage.outbox import Key
    from app.storage.unit_of_work import Snapshot

SUGGESTED, WITH_COMMUNE = "suggested", "with_commune"
"""The codes of what the commune is asked: where it is to be answered, and where it was asked."""
_QUIET = ("status", "household_id", "source")


def needs_of(snapshot: Snapshot, *, confined: bool) -> list[SyncNeed]:
    """List what the central returned, each record once, then what the commune is asked."""
    found = records_of(read_returned(snapshot))
    returned = [_need(snapshot, one, confined=confined) for one in found.values()]
    asked = [_suggested(one, confined=confined) for one in snapshot.suggestions.open()]
    return [*returned, *asked]


def is_told(field: str) -> bool:
    """Whether a field says something to a person, as it is written."""
    return field in FIELDS and field not in _QUIET


def _need(snapshot: Snapshot, one: Returned, *, confined: bool) -> SyncNeed:
    id_ = one.entity_id
    visit = snapshot.visits.get(id_) if one.entity == "visit" else None
    decision = snapshot.decisions.get(id_) if one.entity == "decision" else None
    of_child = snapshot.belonging(one.entity, id_)
    child_id = id_ if one.entity == "child" else of_child.child_id if of_child else ""
    return SyncNeed(
        entity=one.entity,
        entity_id=id_,
        name=_name_of(snapshot, one.entity, id_),
        code=one.code,
        fields=one.fields,
        child_id=decision.first_id if decision else child_id,
        household_id=visit.household_id if visit else id_ if one.entity == "household" else "",
        typed={} if one.is_conflict else _typed(snapshot, (one.entity, id_)),
        may_hand_over=confined and one.code == OUTSIDE,
    )


def _typed(snapshot: Snapshot, key: Key) -> Mapping[str, tuple[str, str]]:
    """Give what was typed and refused, of what says something to a person."""
    lines = snapshot.sync.outbox.refused([key]).get(key, [])
    pairs = wanted_of(lines)
    villages = {str(village.id): village_title(village) for village in snapshot.villages.all()}
    return {
        name: (villages.get(old, old), villages.get(new, new))
        for name, (old, new) in pairs.items()
        if is_told(name)
    }


def _suggested(one: Suggestion, *, confined: bool) -> SyncNeed:
    name = one.name or RECORD_NAMES.get(one.about, "")
    code = WITH_COMMUNE if confined else SUGGESTED
    return SyncNeed("suggestion", one.id, name, code, tuple(filter(is_told, one.pairs)))


def _name_of(snapshot: Snapshot, entity: str, id_: str) -> str:
    """Name a record as an official knows it."""
    match entity:
        case "child":
            child = snapshot.children.get(ChildId(id_))
            return child.full_name if child else "Trẻ em"
        case "household":
            home = snapshot.households.get(HouseholdId(id_))
            return f"Hộ {home.head_name}" if home else "Hộ gia đình"
        case "village":
            village = snapshot.villages.get(VillageId(id_))
            return f"Thôn {village.name}" if village else "Thôn"
        case "circumstance" | "movement" | "confidential":
            of_child = snapshot.belonging(entity, id_)
            child = snapshot.children.get(of_child.child_id) if of_child else None
            said = RECORD_NAMES[entity]
            return f"{said} · {child.full_name}" if child else said
    return RECORD_NAMES[entity]
