"""What a person said about two records that look alike."""

from dataclasses import dataclass

from app.domain.ids import ChildId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Two records are two children (twins, namesakes): they are not asked about again."""

    id: str
    first_id: ChildId
    second_id: ChildId
    """`first_id < second_id`: a pair has one order."""
    reason: str = ""
    status: Status = Status.ACTIVE
    revision: int = 0
