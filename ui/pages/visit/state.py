"""What the visit page holds at one moment; all of it goes into the draft and comes back from it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.domain.child import Child
from app.domain.fields import NounT, fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId, DraftId, HouseholdId, VillageId
from app.services.circumstances.prepare_circumstances import NOTHING, Prepared

PAGE = "visit"


@dataclass(slots=True, kw_only=True)
class VisitState:
    """One household and the child on the form, as texts, with the records they began from."""

    draft_id: DraftId
    household_id: HouseholdId
    child_id: ChildId
    village_id: VillageId | None = None
    texts: dict[str, str] = field(default_factory=dict)
    """Field -> what the form shows, of the household and of the child."""
    start: dict[str, str] = field(default_factory=dict)
    """Field -> what the form showed when this child was begun."""
    passed: dict[str, str] = field(default_factory=dict)
    """Problem code -> the reason for passing it."""
    apart: dict[ChildId, str] = field(default_factory=dict)
    """Children of the strip that are not this one -> why (see `decide_duplicate`)."""
    left: set[str] = field(default_factory=set)
    """Fields that were left once: only these are checked aloud."""
    offers: dict[str, str] = field(default_factory=dict)
    """Field -> what was typed where the record taken up says otherwise."""
    seen_household: Household | None = None
    seen_child: Child | None = None
    moved_from: Household | None = None
    """Where the record on the form lived, while it moves to the household on the form."""
    stays_at: HouseholdId | None = None
    """Where somebody else moved the record meanwhile, and where it is left."""
    another_household: bool = False
    prepared: Prepared = NOTHING
    """Circumstances that were said while the child is not saved yet."""

    @property
    def is_touched(self) -> bool:
        """Whether anything typed would be lost if this were thrown away."""
        said = self.passed or self.apart or self.offers or self.moved_from or self.prepared
        return bool(said) or self.differs(self.texts)

    def differs(self, names: Iterable[str]) -> bool:
        """Whether any of these fields says something else than when the form was begun."""
        return any(self.texts.get(n, "").strip() != self.start.get(n, "").strip() for n in names)

    def to_json(self) -> str:
        """Write the state for the draft."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        nouns = {
            "seen_household": _pack(self.seen_household),
            "seen_child": _pack(self.seen_child),
            "moved_from": _pack(self.moved_from),
        }
        more = {"left": sorted(self.left), "prepared": self.prepared.packed()}
        return json.dumps(plain | nouns | more, ensure_ascii=False)

    @classmethod
    def from_json(cls, body: str) -> "VisitState":
        """Read the state of a draft back; ValueError or KeyError when it is not one."""
        read: dict[str, Any] = json.loads(body)
        return cls(
            **{name: read[name] for name in _PLAIN},
            left=set(read["left"]),
            prepared=Prepared.unpacked(read.get("prepared", {})),
            seen_household=_unpack(Household, read["seen_household"]),
            seen_child=_unpack(Child, read["seen_child"]),
            moved_from=_unpack(Household, read["moved_from"]),
        )


_PLAIN = (
    "draft_id",
    "household_id",
    "child_id",
    "village_id",
    "texts",
    "start",
    "passed",
    "apart",
    "offers",
    "another_household",
    "stays_at",
)


def _pack(noun: Household | Child | None) -> dict[str, Any] | None:
    if noun is None:
        return None
    return {"id": noun.id, "revision": noun.revision, "fields": fields_of(noun)}


def _unpack(noun: type[NounT], packed: dict[str, Any] | None) -> NounT | None:
    if packed is None:
        return None
    return noun_from(noun, packed["id"], packed["revision"], packed["fields"])
