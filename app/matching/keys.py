"""The cheap keys two records of one child nearly always share at least two of.

No single key is safe: each is spoilt by some error. A strong key is enough by itself.
"""

from enum import IntEnum, auto

import numpy as np

from app.matching.arrays import NONE, Array, mix
from app.matching.name_parts import BETWEEN, FAMILY, GIVEN
from app.matching.records import ROLES, Records

_MIDDLES = 3


class Kind(IntEnum):
    """What two records share that have a key in common."""

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
    FOLD = auto()


STRONG = 5
"""The first columns make a candidate alone: parts of the number, and the whole name."""
FOR_SCAN = STRONG + 6 + _MIDDLES + 2 * len(ROLES)
"""The columns before these are followed in a scan, all of them for a draft: it knows less."""
COLUMNS = FOR_SCAN + 2 + len(ROLES)


def keys_of(records: Records, rows: Array) -> Array:
    """Give the keys of some rows, one column a kind of key (and a role); 0 where there is none."""
    parts = _Parts(len(rows))
    names = _Names(records, rows)
    year, month, day = records.year[rows], records.month[rows], records.day[rows]
    complete, dated = day > 0, year > 0
    adults = _distinct(records.folds(rows))
    _put_numbers(parts, records.number[rows])
    parts.put(Kind.NAME, names.known, names.sorted_sounds)
    low, high = np.minimum(month, day), np.maximum(month, day)
    parts.put(Kind.DATE, complete, year, low, high)
    parts.put(Kind.DAY_GIVEN, complete & names.known, low, high, names.given)
    parts.put(Kind.MONTH_SURNAME, complete & names.known, year, month, names.surname)
    parts.put(Kind.YEAR_GIVEN, dated & names.known, year, names.given)
    for middle, there in names.middles:
        parts.put(Kind.YEAR_MIDDLE, dated & there, year, middle)
    phone, household = records.phone[rows], records.household[rows]
    parts.put(Kind.YEAR_PHONE, dated & (phone != NONE), year, phone)
    parts.put(Kind.HOUSEHOLD, household != NONE, household)
    for adult in adults.T:
        parts.put(Kind.YEAR_ADULT, dated & (adult != NONE), year, adult)
        parts.put(Kind.GIVEN_ADULT, names.known & (adult != NONE), names.given, adult)
    parts.put(Kind.SURNAME_GIVEN, names.known & (names.length > 1), names.surname, names.given)
    for adult in adults.T:
        parts.put(Kind.ADULT, adult != NONE, adult)
    parts.put(Kind.FOLD, names.known, names.fold)
    return parts.keys()


def surname_given_keys(surname: int, givens: Array) -> Array:
    """Key the sound of a surname with those of several given names."""
    return mix(Kind.SURNAME_GIVEN, np.full(len(givens), surname), givens, np.zeros(len(givens)))


def fold_keys(folds: Array) -> Array:
    """Key whole folded names."""
    return mix(Kind.FOLD, folds, np.zeros(len(folds)), np.zeros(len(folds)))


class _Parts:
    """What the keys of some rows are made of, so that all are mixed at once."""

    def __init__(self, rows: int) -> None:
        self._parts = np.zeros((3, rows, COLUMNS), np.uint64)
        self._known = np.zeros((rows, COLUMNS), bool)
        self._kinds: list[int] = []

    def put(self, kind: Kind, known: Array, *parts: Array) -> None:
        """Put the next column: its kind, where it is known, and up to three numbers."""
        at = len(self._kinds)
        self._kinds.append(kind)
        if not known.any():
            return
        self._known[:, at] = known
        for place, part in enumerate(parts):
            self._parts[place, :, at] = part

    def keys(self) -> Array:
        """Mix all columns."""
        return np.where(self._known, mix(np.array(self._kinds, np.uint64), *self._parts), 0)


class _Names:
    """The names of some rows in their parts, as sounds."""

    def __init__(self, records: Records, rows: Array) -> None:
        names, name = records.names, records.name[rows]
        self.known = name != NONE
        self.length = np.where(self.known, names.length[name], 0).astype(np.int64)
        self.fold = names.fold[name]
        self.sorted_sounds = names.sorted_sounds[name]
        sounds, places = names.lexicon.sound[names.syllables[name]], names.places[name]
        each = np.arange(len(rows))
        surname, given = (places == FAMILY).argmax(axis=1), (places == GIVEN).argmax(axis=1)
        self.surname, self.given = sounds[each, surname], sounds[each, given]
        between = (places == BETWEEN) & self.known[:, None]
        self.middles = [(sounds[:, at], between[:, at]) for at in range(1, 1 + _MIDDLES)]


def _put_numbers(parts: _Parts, number: Array) -> None:
    known = number != NONE
    number = np.maximum(number, 0)
    # One slip leaves two of the three parts whole.
    parts.put(Kind.NUMBER, known, number)
    parts.put(Kind.NUMBER_TAIL, known, number % 1_000_000)
    parts.put(Kind.NUMBER_HEAD, known, number // 1_000)
    parts.put(Kind.NUMBER_ENDS, known, number // 1_000_000 * 1_000 + number % 1_000)


def _distinct(adults: Array) -> Array:
    """Name each person once: a father who is the head too is one."""
    found = adults.copy()
    for role in range(1, adults.shape[1]):
        again = (adults[:, :role] == adults[:, role : role + 1]).any(axis=1)
        found[again, role] = NONE
    return found
