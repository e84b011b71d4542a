"""Problems found in a record: a field, a code and how serious it is."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a problem asks for."""

    BLOCK = "block"
    """The form does not store it; a list that brings it is stored with the field empty."""
    WARN = "warn"
    """Stored when the person gives a reason, which is kept."""
    WORKLIST = "worklist"
    """Stored at once, and listed as work to do."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding; its sentence is made from `code` by the face that shows it."""

    field: str
    code: str
    level: Level
