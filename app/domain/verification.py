"""Whether the police have looked at a child's record, and what they answered."""

from enum import StrEnum


class Verification(StrEnum):
    """Tình trạng xác thực of the weekly list that goes to the commune's police."""

    NOT_SENT = ""
    SENT = "sent"
    MATCHED = "matched"
    DIFFERS = "differs"
