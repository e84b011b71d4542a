"""Which new rows of a list are perhaps children the commune has, or rows of the list itself."""

from dataclasses import dataclass

from app.domain.ids import ChildId
from app.matching.reason import Reason
from app.services.import_report import RowRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Somebody whom a new row is perhaps: a child of the commune or another row of the list."""

    child_id: ChildId | None
    """None when it is another row."""
    row: RowRef | None
    """None when it is a child of the commune."""
    probability: float
    certain: bool
    reasons: tuple[Reason, ...]
    full_name: str
    birth_date: str
    """ISO, as far as it is known."""
    adults: str
    """Father, mother, guardian or head: the first that is known."""
    village: str
