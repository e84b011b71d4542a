"""On which day records were made, by their ids: of 100,000 ids a few thousand are reckoned."""

from datetime import date, timedelta

from app.domain.ids import made_ms
from app.services.app import VIETNAM

_DAY_MS = 86_400_000
_AHEAD_MS = VIETNAM.utcoffset(None) // timedelta(milliseconds=1)
_DAY_ZERO = date(1970, 1, 1).toordinal()
_SPAN_MS = 1 << 16
"""The ids of one minute or so begin alike."""
_BEGINNING = 8


class MadeDays:
    """The days in Vietnam, by the beginnings of ids."""

    def __init__(self) -> None:
        self._known: dict[str, date] = {}

    def of(self, id_: str) -> date | None:
        """Give the day; None for an id that does not say it."""
        # The mark of an id that does is read each time: any text may begin like one.
        known = self._known.get(id_[:_BEGINNING])
        if known is not None and len(id_) == 36 and id_[14] == "7":
            return known
        made = made_ms(id_)
        if made is None:
            return None
        begun = made - made % _SPAN_MS
        day = _day(made)
        if _day(begun) == _day(begun + _SPAN_MS - 1):
            self._known[id_[:_BEGINNING]] = day
        return day


def _day(ms: int) -> date:
    return date.fromordinal(_DAY_ZERO + (ms + _AHEAD_MS) // _DAY_MS)
