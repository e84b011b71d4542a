"""Whether a record counts."""

from enum import StrEnum


class Status(StrEnum):
    """Why a record is, or is not, on the commune's list. Nothing is ever deleted."""

    ACTIVE = "active"
    MOVED_OUT = "moved_out"
    DIED = "died"
    TURNED_16 = "turned_16"
    MERGED = "merged"
    REMOVED = "removed"
