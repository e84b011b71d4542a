"""A difficulty met, or a proposal made, in a few words: the report of the month takes them up."""

from dataclasses import dataclass
from datetime import date

from app.domain.status import Status

DIFFICULTY, PROPOSAL = "difficulty", "proposal"
KINDS = (DIFFICULTY, PROPOSAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody noted on a day."""

    id: str
    kind: str
    """One of KINDS."""
    text: str
    noted_on: date
    author: str = ""
    status: Status = Status.ACTIVE
    revision: int = 0
