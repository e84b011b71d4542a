"""Hybrid time: the wall clock in milliseconds, never behind what its owner has seen.

Of two writings that knew nothing of each other the later one holds; one that saw another is later
than it, however wrong the clocks are (Kulkarni and others, Logical Physical Clocks, 2014; the
counter of their clock is the last milliseconds of ours).
"""

from datetime import UTC, datetime


def milliseconds(at: datetime) -> int:
    """Give a time as milliseconds since 1970; one without a zone is taken for UTC."""
    return round((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() * 1000)
