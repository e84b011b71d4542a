"""What is due again and again, or once, and that it was done.

`deadlines.csv` is the beginning; the office changes, adds and switches off.
"""

from dataclasses import dataclass
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.ids import calendar_id
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that is due."""

    id: str
    what: str
    rule: str
    """When, as `app.domain.calendar.due_rule.read_rule` reads it."""
    code: str = ""
    """Its short name, as in the file: `D4`."""
    note: str = ""
    source: str = ""
    off: bool = False
    """Switched off: nobody is reminded."""
    status: Status = Status.ACTIVE
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Somebody did what was due in one period."""

    id: str
    deadline_id: str
    period: str
    """`Occurrence.period`."""
    done_by: str = ""
    done_at: str = ""
    """RFC 3339."""
    note: str = ""
    status: Status = Status.ACTIVE
    revision: int = 0


def completion_id(deadline_id: str, period: str) -> str:
    """Give one id to the same thing done, whichever device notes it."""
    return calendar_id("completion", deadline_id, period)


@cache
def shipped_deadlines() -> tuple[Deadline, ...]:
    """Read the deadlines as they are before anybody changes them."""
    return tuple(
        Deadline(
            id=calendar_id("deadline", row["id"]),
            code=row["id"],
            what=row["what"],
            rule=row["rule"],
            note=row["note"],
            source=row["source"],
            off=not row["active"],
        )
        for row in read_code_list("deadlines")
    )
