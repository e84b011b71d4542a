"""A movement (biến động): what began, ended or changed a child's being on the commune's list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.ids import ChildId, MovementId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement of one child."""

    id: MovementId
    child_id: ChildId
    code: str = ""
    """A code of the list of movements: `BD03`."""
    happened_on: date | None = None
    place: str = ""
    """Where the child came from or went to, as it was told."""
    place_code: str = ""
    """The unit's code, where it is known."""
    paper: str = ""
    note: str = ""
    status: Status = Status.ACTIVE
    history: Mapping[str, str] = field(default_factory=dict)
    """What came along from where the child lived before (see `app.domain.movements.past_life`)."""
    source: str = ""
    """The file it came with; empty when it was entered by hand."""
    revision: int = 0
    """The central's revision this copy stands on; 0 = the central has not seen it."""
