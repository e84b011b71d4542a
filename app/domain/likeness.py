"""Two records that are perhaps one child, as a scan found them."""

from dataclasses import dataclass

from app.domain.ids import ChildId


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """A pair in its one order (`first_id < second_id`), and why: field and verdict."""

    first_id: ChildId
    second_id: ChildId
    probability: float
    certain: bool
    reasons: tuple[tuple[str, str], ...]
