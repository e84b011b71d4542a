"""Let a person's decision stand where two people wrote differently into one field.

The decision is an ordinary change, which takes the conflict out of the record: it is undone and
sent like any other, and settles what its author saw, nothing else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.cleaning.problem import Level, Problem
from app.domain.exchange.conflict import PREFIX
from app.domain.fields import fields_of, noun_from
from app.domain.ids import ChildId
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.outcome import Refused, Saved
from app.services.visits.visit_entry import tidied_child
from app.storage.unit_of_work import UnitOfWork

SETTLE = "settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a person decided about the fields of one child, or of one circumstance of it."""

    child_id: ChildId
    circumstance_id: str = ""
    """The circumstance that the fields are of; empty for the child's own."""
    seen: Mapping[str, str]
    """Field -> its conflict as it was shown (`Child.conflicts`)."""
    texts: Mapping[str, str]
    """Field -> the text that is to hold, as `app.domain.fields` writes it; the same fields."""


def conflict_key(record_id: str, field: str) -> str:
    """Name a field that is in conflict."""
    return f"{record_id}/{field}"


def decide_conflicts(app: App, settlement: Settlement, *, on: date) -> Saved | Refused:
    """Save a decision whole or not at all; `on` is the day as of which ages are reckoned.

    Refused: `changed_meanwhile` where the conflict is no longer the one that was shown, or what
    makes a text unreadable.
    """
    with app.write(SETTLE) as unit:
        child = unit.children.get(settlement.child_id)
        of = settlement.circumstance_id
        record = unit.circumstances.get(of) if of else child
        changed = _changed_meanwhile(record, settlement)
        if child is None or record is None or changed:
            return _refused(changed or "full_name", "changed_meanwhile")
        try:
            decided = _decided(record, settlement.texts)
        except ValueError:
            return _refused(next(iter(settlement.texts)), "field_invalid")
        unit.save(decided)
        _recheck(unit, child, unit.children.get(child.id) or child, on)
        return Saved(group_id=unit.group_id, child_id=child.id)


def _changed_meanwhile(record: Child | Circumstance | None, settlement: Settlement) -> str:
    """Name a field whose conflict is another by now; empty when all are as they were shown."""
    now = record.conflicts if record else {}
    return next((f for f, seen in settlement.seen.items() if now.get(f) != seen), "")


def _refused(field: str, code: str) -> Refused:
    return Refused(problems=(Problem(field, code, Level.BLOCK),))


def _decided(record: Child | Circumstance, texts: Mapping[str, str]) -> Child | Circumstance:
    own = fields_of(record)
    for field, text in texts.items():
        if text != own.get(field, ""):
            own.pop(f"original.{field}", None)
        own[field] = text
        own.pop(PREFIX + field, None)
    decided = noun_from(type(record), record.id, record.revision, own)
    return tidied_child(decided) if isinstance(decided, Child) else decided


def _recheck(unit: UnitOfWork, before: Child, after: Child, on: date) -> None:
    ids = {after.id, *unit.children.holders_of_any({before.national_id, after.national_id})}
    keep_problems(unit, on, unit.children.with_households(sorted(ids)))


def without_conflicts(child: Child, decided: Collection[str]) -> Child:
    """Give a child without the conflicts that these keys name."""
    left = {
        field: said
        for field, said in child.conflicts.items()
        if conflict_key(child.id, field) not in decided
    }
    return replace(child, conflicts=left)
