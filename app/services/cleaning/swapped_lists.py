"""Which dates a list brought with day and month the wrong way round; a list errs as a whole."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from app.domain.ids import GroupId
from app.domain.person.age import is_future
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.fix_rules import swapped_date
from app.storage.unit_of_work import Snapshot

_ENOUGH_DATES = 20
"""Among so many dates of people a day after the 12th is missing once in a hundred million."""
_ENOUGH_FUTURE = 3
"""One or two dates to come are slips of the pen."""


def swapped_dates(snapshot: Snapshot, groups: Iterable[GroupId], on: date) -> Mapping[str, str]:
    """Give the dates (ISO, by child) of those groups that must have been read the wrong way.

    A group must when no day of many is later than the 12th, or when some dates lie in the future
    that do not the other way round; and it was not when one date would only then lie there.
    """
    found: dict[str, str] = {}
    for group in groups:
        brought = snapshot.journal.texts_brought(group, "child", "birth_date")
        dates = [BirthDate.from_iso(text) for text in brought.values()]
        if _was_read_swapped([born for born in dates if born.is_complete], on):
            found |= brought
    return found


def _was_read_swapped(dates: Collection[BirthDate], on: date) -> bool:
    pairs = [(born, swapped) for born in dates if (swapped := swapped_date(born))]
    early = [is_future(born, on) for born, other in pairs if _tells(born, other, on)]
    never_late = len(dates) >= _ENOUGH_DATES and all(born.day <= 12 for born in dates)
    return all(early) and (never_late or len(early) >= _ENOUGH_FUTURE)


def _tells(born: BirthDate, other: BirthDate, on: date) -> bool:
    """Whether one way round, and only one, the date is still to come."""
    return is_future(born, on) != is_future(other, on)
