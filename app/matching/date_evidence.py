"""What two birth dates say, by the kinds of errors lists have, as far as each is known."""

from datetime import date
from math import log

from rapidfuzz.distance import OSA

from app.domain.birth_date import BirthDate
from app.matching import weights
from app.matching.frequency import Commune
from app.matching.weights import Weight

_NEAR_DAYS = 3
_LUNAR_DAYS = range(17, 52)


def compare_dates(first: BirthDate, second: BirthDate, commune: Commune) -> tuple[str, Weight]:
    """Give the verdict and its weight; a date known in part is compared in that part."""
    if not (first.is_complete and second.is_complete):
        return _compare_parts(first, second)
    if first == second:
        return "same", _same(commune.share_of_date(first))
    kind = _error(first, second)
    return _VERDICTS[kind], weights.DATES[kind]


_VERDICTS = {
    "guess": "year",
    "swapped": "swapped",
    "digit": "digit",
    "near": "near",
    "lunar": "lunar",
    "same_year": "differs",
    "differs": "differs",
}


def _same(share: float) -> Weight:
    return Weight(
        log(weights.SAME_DATE / share),
        log(weights.SAME_DATE / max(weights.TWINS, share)),
    )


def _compare_parts(first: BirthDate, second: BirthDate) -> tuple[str, Weight]:
    months_known = bool(first.month and second.month)
    if first.year != second.year or (months_known and first.month != second.month):
        return "differs", weights.DATES["other_year"]
    strangers = weights.YEARS * (12 if months_known else 1)
    sibling = weights.TWINS if months_known else weights.SIBLING_YEAR
    weight = Weight(log(weights.PART_KNOWN * strangers), log(weights.PART_KNOWN / sibling))
    return ("month" if months_known else "year"), weight


def _error(first: BirthDate, second: BirthDate) -> str:
    if first.year == second.year:
        if _is_guess(first) or _is_guess(second):
            return "guess"
        if (first.month, first.day) == (second.day, second.month):
            return "swapped"
    if OSA.distance(_digits(first), _digits(second), score_cutoff=1) == 1:
        return "digit"
    return _distance(first, second)


def _is_guess(birth_date: BirthDate) -> bool:
    return birth_date.month == birth_date.day == 1


def _digits(birth_date: BirthDate) -> str:
    return f"{birth_date.day:02}{birth_date.month:02}{birth_date.year:04}"


def _distance(first: BirthDate, second: BirthDate) -> str:
    days = abs((_day(first) - _day(second)).days)
    if days <= _NEAR_DAYS:
        return "near"
    if days in _LUNAR_DAYS:
        return "lunar"
    return "same_year" if first.year == second.year else "differs"


def _day(birth_date: BirthDate) -> date:
    return date(birth_date.year, birth_date.month, birth_date.day)
