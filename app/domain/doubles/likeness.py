"""Two records that are perhaps one child, as a scan found them, and as a person judged them."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.ids import ChildId


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """A pair in its one order (`first_id < second_id`), and why: field and verdict."""

    first_id: ChildId
    second_id: ChildId
    probability: float
    certain: bool
    reasons: tuple[tuple[str, str], ...]
    found_at: datetime | None = field(default=None, compare=False)
    """When a scan first found it; None where that was before it was noted."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """What the machine had said of a pair when a person decided about it."""

    first_id: ChildId
    second_id: ChildId
    probability: float
    certain: bool
    same: bool
    """Whether the person called the two one child."""
