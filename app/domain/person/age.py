"""Age: a child is a person under 16 (Luật Trẻ em 2016, Điều 1)."""

from calendar import isleap, monthrange
from datetime import date

from app.domain.person.birth_date import BirthDate

CHILD_UNTIL = 16


def is_future(birth_date: BirthDate, on: date) -> bool:
    """Whether even the first day it may stand for is after `on`."""
    first = (birth_date.year, birth_date.month or 1, birth_date.day or 1)
    return first > (on.year, on.month, on.day)


def is_over_age(birth_date: BirthDate, on: date) -> bool:
    """Whether even the last day it may stand for gives 16 years on `on`; the birthday counts."""
    return turns_16_on(birth_date) <= on


def turns_16_on(birth_date: BirthDate) -> date:
    """Give the 16th birthday of the last day it may stand for; 1 March for 29 February."""
    year, month = birth_date.year, birth_date.month or 12
    day = birth_date.day or monthrange(year, month)[1]
    if (month, day) == (2, 29) and not isleap(year + CHILD_UNTIL):
        month, day = 3, 1
    return date(year + CHILD_UNTIL, month, day)


def is_child_on(birth_date: BirthDate, on: date) -> bool:
    """Whether a person with this birth date can be a child on the day `on`."""
    return not is_future(birth_date, on) and not is_over_age(birth_date, on)
