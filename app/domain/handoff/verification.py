"""Whether the police have looked at a child's record, and what they answered."""

from enum import StrEnum


class Verification(StrEnum):
    """Tình trạng xác thực of the weekly list that goes to the commune's police."""

    NOT_SENT = ""
    SENT = "sent"
    ANSWERED = "answered"
    """They wrote something of the child, and nobody has decided what to make of it."""
    MATCHED = "matched"
    """The record is as they have it, by itself or because their answer was taken."""
    DIFFERS = "differs"
    """They have it otherwise, and the commune keeps what it has."""
    NOT_FOUND = "not_found"
    """They have nobody like this."""
