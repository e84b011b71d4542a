"""A circumstance of a child, or an assistance it receives, from one day to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.ids import ChildId, CircumstanceId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """One group of the code lists that holds, or held, for a child."""

    id: CircumstanceId
    child_id: ChildId
    code: str = ""
    """A code of the code lists: `DB01`, `NC03`, `HK02`, `TG01`, or one of their sub-groups."""
    started_on: date | None = None
    ended_on: date | None = None
    """The first day on which it holds no more; None while it holds."""
    end_cause: str = ""
    """Why it ended, as a code."""
    valid_until: date | None = None
    """The last day of the paper it rests on."""
    paper: str = ""
    note: str = ""
    answers: str = ""
    """How the guide came to it (`guide.write_answers`); empty where nobody asked it."""
    status: Status = Status.ACTIVE
    conflicts: Mapping[str, str] = field(default_factory=dict)
    """Field -> the texts that wait for a decision (see `app.domain.exchange.conflict`)."""
    source: str = ""
    """`file#sheet!row` of the list it came with; empty when it was entered by hand."""
    revision: int = 0
    """The central's revision this copy stands on; 0 = the central has not seen it."""
