"""Birth registration: who still waits for it, until when, and what the civil register says.

The birth is to be registered within 60 days (Luật Hộ tịch 2014, Điều 15 khoản 1); the national ID
is given then, so a newborn without one waits and is not in the wrong.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.child import Child

LIMIT_DAYS = 60
LATE_DAYS = 365
"""Until this age a lacking number is put down to the birth not being registered. Ours, no law's: of
older children the number alone is lacking, as a rule."""


class Waiting(StrEnum):
    """How a child without number and certificate stands."""

    PENDING = "registration_pending"
    OVERDUE = "registration_overdue"


@dataclass(frozen=True, slots=True)
class Span:
    """The births that a register covers, and the day on which it is compared with our list."""

    first: date
    last: date
    compared_on: date

    def covers(self, child: Child) -> bool:
        """Whether the register should have the birth of a child."""
        born = child.birth_date
        if born is None or not born.is_complete:
            return False
        return self.first <= date(born.year, born.month, born.day) <= self.last


def is_registered(child: Child) -> bool:
    """Whether anything says that the birth was registered."""
    return bool(child.national_id or child.birth_cert_no or child.registered_on)


def due_on(child: Child) -> date | None:
    """Give the last day of the registration; None where the day of birth is not known."""
    born = child.birth_date
    if born is None or not born.is_complete:
        return None
    return date(born.year, born.month, born.day) + timedelta(days=LIMIT_DAYS)


def days_left(child: Child, on: date) -> int | None:
    """Count the days until the limit, less than 0 after it; None where it is not known."""
    due = due_on(child)
    return None if due is None else (due - on).days


def waiting_for_registration(child: Child, on: date) -> Waiting | None:
    """Say whether a child waits for its registration, and whether too long."""
    left = days_left(child, on)
    if left is None or is_registered(child) or left > LIMIT_DAYS or left < LIMIT_DAYS - LATE_DAYS:
        return None
    return Waiting.PENDING if left >= 0 else Waiting.OVERDUE
