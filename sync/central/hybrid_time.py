"""The hybrid time of a change as the central believes it."""

from datetime import datetime, timedelta
from functools import lru_cache

from app.domain.exchange.hybrid_time import milliseconds
from sync.protocol import WireChange

AHEAD = timedelta(minutes=10)
"""A clock further ahead than this is wrong: its changes would win against all others for long."""


def time_of(change: WireChange, now: datetime) -> int:
    """Give it in ms since 1970; `now` for a time that cannot be read or is far ahead."""
    return _believed(change.at, change.lead, now)


@lru_cache(maxsize=1024)
def _believed(at: str, lead: int, now: datetime) -> int:
    """Believe a time; it is asked for several times while a change is judged and stored."""
    try:
        said = milliseconds(datetime.fromisoformat(at)) + lead
    except (ValueError, OverflowError):
        return milliseconds(now)
    return max(said, 0) if said <= milliseconds(now + AHEAD) else milliseconds(now)


def sortable(time: int, change_id: str) -> str:
    """Write a time so that later ones sort later, and no two changes are equal."""
    return f"{time:015d} {change_id}"
