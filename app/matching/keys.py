"""The cheap keys two records of one child nearly always share at least two of.

No single key is safe: each is spoilt by some error. A strong key is enough by itself.
"""

from collections.abc import Iterator
from enum import IntEnum, auto

from app.domain.birth_date import BirthDate
from app.matching.record import Record
from app.matching.syllables import Name

Key = int


class _Kind(IntEnum):
    NUMBER = auto()
    NUMBER_TAIL = auto()
    NUMBER_HEAD = auto()
    NUMBER_ENDS = auto()
    NAME = auto()
    DATE = auto()
    DAY_GIVEN = auto()
    MONTH_SURNAME = auto()
    YEAR_GIVEN = auto()
    YEAR_MIDDLE = auto()
    YEAR_ADULT = auto()
    GIVEN_ADULT = auto()
    YEAR_PHONE = auto()
    HOUSEHOLD = auto()
    SURNAME_GIVEN = auto()
    ADULT = auto()


def strong_keys(record: Record) -> Iterator[Key]:
    """Give the keys that make a candidate alone: the whole name, and parts of the number."""
    if record.number:
        yield _key(_Kind.NUMBER, record.number)
        # One slip leaves two of the three parts whole.
        yield _key(_Kind.NUMBER_TAIL, record.number[6:])
        yield _key(_Kind.NUMBER_HEAD, record.number[:9])
        yield _key(_Kind.NUMBER_ENDS, record.number[:6] + record.number[9:])
    if record.name:
        yield _key(_Kind.NAME, *sorted(syllable.sound for syllable in record.name.syllables))


def weak_keys(record: Record) -> Iterator[Key]:
    """Give the keys of which a candidate shares two."""
    if record.birth_date and record.birth_date.is_complete:
        yield from _day_keys(record, record.birth_date)
    if record.birth_date:
        yield from _year_keys(record, record.birth_date.year)
    if record.name:
        given = record.name.syllables[-1].sound
        for adult in record.adults:
            yield _key(_Kind.GIVEN_ADULT, given, adult)
    if record.household_id:
        yield _key(_Kind.HOUSEHOLD, record.household_id)


def typing_keys(record: Record) -> Iterator[Key]:
    """Give the keys that only a draft is looked up by: a scan has better ones."""
    if record.name and len(record.name.syllables) > 1:
        yield surname_given_key(record.name, record.name.syllables[-1].sound)
    for adult in record.adults:
        yield _key(_Kind.ADULT, adult)


def surname_given_key(name: Name, given_sound: str) -> Key:
    """Key a surname with a given name."""
    return _key(_Kind.SURNAME_GIVEN, name.syllables[0].sound, given_sound)


def _day_keys(record: Record, born: BirthDate) -> Iterator[Key]:
    low, high = sorted((born.month, born.day))
    yield _key(_Kind.DATE, born.year, low, high)
    if record.name:
        yield _key(_Kind.DAY_GIVEN, low, high, record.name.syllables[-1].sound)
        yield _key(_Kind.MONTH_SURNAME, born.year, born.month, record.name.syllables[0].sound)


def _year_keys(record: Record, year: int) -> Iterator[Key]:
    if record.name:
        syllables = record.name.syllables
        yield _key(_Kind.YEAR_GIVEN, year, syllables[-1].sound)
        for middle in dict.fromkeys(syllable.sound for syllable in syllables[1:-1]):
            yield _key(_Kind.YEAR_MIDDLE, year, middle)
    for adult in record.adults:
        yield _key(_Kind.YEAR_ADULT, year, adult)
    if record.phone:
        yield _key(_Kind.YEAR_PHONE, year, record.phone)


def _key(kind: _Kind, *parts: str | int) -> Key:
    # Two contents with one hash only make one more candidate.
    return hash((int(kind), *parts))
