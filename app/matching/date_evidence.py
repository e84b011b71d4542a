"""What two birth dates say, by the kinds of errors lists have, as far as each is known."""

from math import log
from typing import NamedTuple

import numpy as np

from app.matching import weights
from app.matching.arrays import Array
from app.matching.frequency import Commune
from app.matching.records import Records

VERDICT_CODES = ("same", "year", "month", "swapped", "digit", "near", "lunar", "differs")
SAME, YEAR, MONTH, SWAPPED, DIGIT, NEAR, LUNAR, DIFFERS = range(len(VERDICT_CODES))
_NEAR_DAYS = 3
_WEEKS_DAYS = 21
_LUNAR_DAYS = (17, 51)


class DateEvidence(NamedTuple):
    """Of pairs of dates: weights against strangers and siblings, and the code of the verdict."""

    stranger: Array
    sibling: Array
    verdict: Array


class _Dates(NamedTuple):
    year: Array
    month: Array
    day: Array

    @classmethod
    def of(cls, records: Records, rows: Array) -> "_Dates":
        return cls(
            records.year[rows].astype(np.int64),
            records.month[rows].astype(np.int64),
            records.day[rows].astype(np.int64),
        )

    @property
    def is_guess(self) -> Array:
        return (self.month == 1) & (self.day == 1)

    def digits(self) -> Array:
        """Give day, month and year as eight digits: (dates, 8)."""
        number = self.day * 1_000_000 + self.month * 10_000 + self.year
        return number[:, None] // 10 ** np.arange(7, -1, -1) % 10

    def count_of_days(self) -> Array:
        """Give the days as numbers that can be subtracted."""
        months = (self.year - 1970) * 12 + self.month - 1
        return months.astype("M8[M]").astype("M8[D]").astype(np.int64) + self.day


def compare_dates(
    ours: Records, our_rows: Array, theirs: Records, their_rows: Array, commune: Commune
) -> DateEvidence:
    """Weigh pairs of dates of which something is known; what is known in part is so compared."""
    first, second = _Dates.of(ours, our_rows), _Dates.of(theirs, their_rows)
    size = len(our_rows)
    found = DateEvidence(np.zeros(size), np.zeros(size), _kinds(first, second))
    for kind, verdict, weight in _KINDS:
        at = found.verdict == kind
        found.stranger[at], found.sibling[at] = weight
        found.verdict[at] = verdict
    same = np.flatnonzero(found.verdict == SAME)
    share = commune.share_of_day(ours.day_code(our_rows[same]))
    found.stranger[same] = log(weights.SAME_DATE) - np.log(share)
    found.sibling[same] = log(weights.SAME_DATE) - np.log(np.maximum(weights.TWINS, share))
    return found


def _part(share_of_strangers: float, share_of_siblings: float) -> weights.Weight:
    return weights.Weight(
        log(weights.PART_KNOWN * share_of_strangers), log(weights.PART_KNOWN / share_of_siblings)
    )


# Beyond the verdicts: kinds that are told in the same word, but weigh otherwise.
_GUESS, _YEAR_OFF, _WEEKS, _SAME_YEAR, _OTHER_YEAR = range(100, 105)
_KINDS = (
    (YEAR, YEAR, _part(weights.YEARS, weights.SIBLING_YEAR)),
    (MONTH, MONTH, _part(weights.YEARS * 12, weights.TWINS)),
    (SWAPPED, SWAPPED, weights.DATES["swapped"]),
    (DIGIT, DIGIT, weights.DATES["digit"]),
    (NEAR, NEAR, weights.DATES["near"]),
    (LUNAR, LUNAR, weights.DATES["lunar"]),
    (DIFFERS, DIFFERS, weights.DATES["differs"]),
    (_GUESS, YEAR, weights.DATES["guess"]),
    (_YEAR_OFF, DIGIT, weights.DATES["year_off"]),
    (_WEEKS, NEAR, weights.DATES["weeks"]),
    (_SAME_YEAR, DIFFERS, weights.DATES["same_year"]),
    (_OTHER_YEAR, DIFFERS, weights.DATES["other_year"]),
)


def _kinds(first: _Dates, second: _Dates) -> Array:
    """Say of each pair which kind of agreement or error it is; the first that fits."""
    complete = (first.day > 0) & (second.day > 0)
    kinds = np.full(len(first.year), DIFFERS)
    whole, part = np.flatnonzero(complete), np.flatnonzero(~complete)
    kinds[part] = _kinds_of_parts(*(_Dates(*(c[part] for c in one)) for one in (first, second)))
    kinds[whole] = _kinds_of_wholes(*(_Dates(*(c[whole] for c in one)) for one in (first, second)))
    return kinds


def _kinds_of_parts(first: _Dates, second: _Dates) -> Array:
    months = (first.month > 0) & (second.month > 0)
    differs = (first.year != second.year) | (months & (first.month != second.month))
    return np.where(differs, _OTHER_YEAR, np.where(months, MONTH, YEAR))


def _kinds_of_wholes(first: _Dates, second: _Dates) -> Array:
    year = first.year == second.year
    same = year & (first.month == second.month) & (first.day == second.day)
    swapped = year & (first.month == second.day) & (first.day == second.month)
    year_off = (np.abs(first.year - second.year) == 1) & (first.month == second.month)
    year_off &= first.day == second.day
    days = np.abs(first.count_of_days() - second.count_of_days())
    return np.select(
        [
            same,
            year & (first.is_guess | second.is_guess),
            swapped,
            year_off,
            is_slip(first.digits(), second.digits()),
            days <= _NEAR_DAYS,
            (days >= _LUNAR_DAYS[0]) & (days <= _LUNAR_DAYS[1]),
            days <= _WEEKS_DAYS,
            year,
        ],
        [SAME, _GUESS, SWAPPED, _YEAR_OFF, DIGIT, NEAR, LUNAR, _WEEKS, _SAME_YEAR],
        DIFFERS,
    )


def is_slip(first: Array, second: Array) -> Array:
    """Whether rows of digits differ in one digit, or in two neighbours exchanged."""
    differs = first != second
    count = differs.sum(axis=1)
    exchanged = (first[:, :-1] == second[:, 1:]) & (first[:, 1:] == second[:, :-1])
    neighbours = differs[:, :-1] & differs[:, 1:] & exchanged
    return (count == 1) | ((count == 2) & neighbours.any(axis=1))
