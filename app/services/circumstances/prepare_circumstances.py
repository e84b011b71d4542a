"""What is said of a child's circumstances before the child is saved: kept with its draft.

What is confidential is sealed as soon as it is said, by whoever says it; the draft, too, holds it
sealed. With the child it is recorded in the same group of changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from app.domain.circumstances.circumstance_end import holds_on
from app.domain.circumstances.circumstance_kind import is_confidential
from app.domain.circumstances.confidential import Confidential
from app.domain.cleaning.problem import Problem
from app.domain.ids import ChildId, CircumstanceId, NewId
from app.services.app import App
from app.services.circumstances.record_circumstance import (
    Recording,
    made_of,
    refusal_of,
    retell,
)
from app.storage.unit_of_work import UnitOfWork

_DAYS = ("started_on", "valid_until")
_DROPPED = ("id", "child_id", "seal", "sealed")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is recorded as soon as the child is saved."""

    recordings: tuple[Recording, ...] = ()
    dropped: tuple[Confidential, ...] = ()
    """What is confidential, sealed: nobody reads it here any more."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.recordings or self.dropped)

    def with_more(self, other: "Prepared") -> "Prepared":
        """Give both."""
        return Prepared(self.recordings + other.recordings, self.dropped + other.dropped)

    def without(self, code: str) -> "Prepared":
        """Leave a group out that was said by mistake."""
        return replace(self, recordings=tuple(r for r in self.recordings if r.code != code))

    def packed(self) -> dict[str, Any]:
        """Lay it out for a draft."""
        return {
            "recordings": [_texts(said) for said in self.recordings],
            "dropped": [{name: getattr(one, name) for name in _DROPPED} for one in self.dropped],
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "Prepared":
        """Read it out of a draft; ValueError, KeyError or TypeError when it is not one."""
        return cls(
            tuple(_recording(texts) for texts in packed.get("recordings", ())),
            tuple(Confidential(**texts) for texts in packed.get("dropped", ())),
        )


NOTHING = Prepared()


def prepare(
    app: App, before: Prepared, recordings: Sequence[Recording], *, on: date
) -> Prepared | Problem:
    """Keep groups of a child that is not saved yet, beside those of `before`; or say why not."""
    problem = refusal_of([said.code for said in before.recordings], recordings, on)
    if problem:
        return problem
    secret = [said for said in recordings if is_confidential(said.code)]
    in_open = tuple(said for said in recordings if said not in secret)
    if not secret:
        return before.with_more(Prepared(in_open))
    with app.write("draft") as unit:
        made = (made_of(CircumstanceId(app.new_id()), said) for said in secret)
        dropped = unit.drop_box.drop(made)
    return before.with_more(Prepared(in_open, dropped))


def record_prepared(
    unit: UnitOfWork, new_id: NewId, child_id: ChildId, prepared: Prepared, on: date
) -> None:
    """Record it beside the child that was just saved, in the same transaction.

    A group that the child has already, for somebody took a known record up, stays as it is.
    """
    child, before = unit.children.get(child_id), unit.circumstances.of_child(child_id)
    if child is None or not prepared:
        return
    held = {one.code for one in before if holds_on(one, on)}
    made = [
        made_of(CircumstanceId(new_id()), replace(said, child_id=child_id))
        for said in prepared.recordings
        if said.code not in held
    ]
    unit.save_all(replace(one, child_id=child_id) for one in prepared.dropped)
    unit.save_all(made)
    retell(unit, child, before, [*before, *made], on)


def _texts(said: Recording) -> dict[str, str]:
    values = {one.name: getattr(said, one.name) for one in fields(said)}
    return {name: str(value) for name, value in values.items() if value}


def _recording(texts: Mapping[str, str]) -> Recording:
    days = {name: date.fromisoformat(texts[name]) for name in _DAYS if name in texts}
    others = {"child_id": "", **{n: text for n, text in texts.items() if n not in _DAYS}}
    return Recording(**others, **days)  # type: ignore[arg-type]
