"""What many units sent, put together: their figures, and all that is not as it should be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.places.units import Unit


class State(StrEnum):
    """What is to be said of a unit in one word."""

    SENT = "sent"
    MISSING = "missing"
    LATE = "late"
    """Sent after the deadline, or older figures than the others'."""
    UNSURE = "unsure"
    """Something in its figures does not agree."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is missing, late or does not agree: a code and what its sentence needs."""

    code: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int = 0
    """As Excel numbers it; 0 where it is of no row alone."""
    unit: str = ""
    """The code of the unit, where it is known."""
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """The figures of a unit in one table of one file."""

    unit: Unit
    values: Mapping[str, int]
    file: str
    sheet: str = ""
    taken_on: date | None = None
    """The day of the figures, as the file states it."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was opened, or could not be: then only `findings` say so."""

    file: str
    sent: tuple[Sent, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What is known of a unit."""

    unit: Unit
    values: Mapping[str, int]
    state: State
    sent: int = 0
    """Of a province put together: how many of its communes sent something."""
    of: int = 0


@dataclass(frozen=True, slots=True)
class RollUp:
    """All files together."""

    provinces: tuple[UnitLine, ...]
    """None where everything is of one province."""
    communes: tuple[UnitLine, ...]
    """Of one province: all of its communes, in their order; else those that sent something."""
    findings: tuple[Finding, ...]
    files: int
    """How many were opened, and how many of them could not be read."""
    unread: int
