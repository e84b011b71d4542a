"""A step of a campaign plan: what, who, from when to when, and after which other steps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.status import Status

_NUMBER = re.compile(r"\b(?:[\w.]*\d[\w.]*|[IVXivx]+)\b")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step; steps with the same `plan` belong together."""

    id: str
    plan: str
    """The name of the plan."""
    what: str
    number: str = ""
    """As people name it: `1`, `2a`, `II.3`."""
    who: str = ""
    from_on: date | None = None
    to_on: date | None = None
    due_on: date | None = None
    """The day by which it is to be finished, where the plan names one."""
    before: bool = False
    """“trước ngày” `due_on`: due the last working day before."""
    after: str = ""
    """The numbers of the steps that must be finished first: `1, 2a`."""
    round: str = ""
    """The key of an office: a list goes out on its weekday and comes back on another."""
    status: Status = Status.ACTIVE
    revision: int = 0

    @property
    def needs(self) -> tuple[str, ...]:
        """The numbers of the steps that must be finished first."""
        return tuple(dict.fromkeys(part.strip(".") for part in _NUMBER.findall(self.after)))


def step_order(step: Step) -> tuple[list[tuple[int, str]], str]:
    """Order steps as their numbers count: 2 before 10."""
    parts = _DIGITS.split(step.number)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], step.id


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Give steps by number."""
    return sorted(steps, key=step_order)
