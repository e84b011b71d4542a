"""When a change has waited too long for the central: somebody has to look after it."""

from datetime import datetime, timedelta

LATE = timedelta(hours=48)


def is_late(oldest: datetime | None, now: datetime) -> bool:
    """Whether the oldest waiting change, if there is one, has waited too long."""
    return oldest is not None and now - oldest >= LATE
