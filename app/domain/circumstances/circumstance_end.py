"""When a circumstance ends, and why: its paper, the poverty year, an age, an adoption.

Pure reckoning as of a day; whoever keeps the book decides what is done about it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import Kind, kind_of
from app.domain.person.age import CHILD_UNTIL
from app.domain.person.birth_date import BirthDate

SOON = timedelta(days=30)
ADOPTED = "HK03"
POVERTY_YEAR, ADOPTION, AGE = "poverty_year", "adoption", "age"
_OF_PAPER = (POVERTY_YEAR, "certificate", "decision")
MISTAKE = "mistake"
CAUSES = (*_OF_PAPER, "paper", ADOPTION, AGE, "age_16", "no_longer", MISTAKE)
"""Every cause of an end: reckoned, or given by a person (`no_longer`, `mistake`)."""


class Standing(StrEnum):
    """How a circumstance stands on a day."""

    HOLDS = "holds"
    ENDS_SOON = "ends_soon"
    TO_REVIEW = "to_review"
    """What it rests on has run out, and nobody has said that it ended."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True, order=True)
class End:
    """The first day on which it holds no more, and why."""

    on: date
    cause: str


def end_of(
    one: Circumstance, born: BirthDate | None, others: Iterable[Circumstance] = ()
) -> End | None:
    """Say when a circumstance ends by what is known of it; None: no end is known.

    `others` are the child's other circumstances: an adoption ends being orphaned or abandoned.
    """
    if one.ended_on is not None:
        return End(one.ended_on, one.end_cause)
    kind = kind_of(one.code)
    if kind is None:
        return None
    ends = [*_paper_end(one, kind), *_ages(kind, one, born), *_adoption(kind, one, others)]
    return min(ends, default=None)


def standing_of(end: End | None, on: date, *, is_ended: bool) -> Standing:
    """Say how a circumstance with this end stands on a day."""
    if end is None or end.on > on + SOON:
        return Standing.HOLDS
    if end.on > on:
        return Standing.ENDS_SOON
    return Standing.ENDED if is_ended else Standing.TO_REVIEW


def holds_on(one: Circumstance, on: date) -> bool:
    """Whether it counts on a day: it has begun, as far as is known, and nobody ended it."""
    begun = one.started_on is None or one.started_on <= on
    return begun and (one.ended_on is None or one.ended_on > on)


def birthday(born: BirthDate | None, age: int) -> date | None:
    """Give the day on which an age is reached; None where the birth date is not complete."""
    if born is None or not (born.month and born.day):
        return None
    try:
        return date(born.year + age, born.month, born.day)
    except ValueError:  # 29 February
        return date(born.year + age, 3, 1)


def _paper_end(one: Circumstance, kind: Kind) -> list[End]:
    causes = [cause for cause in _OF_PAPER if cause in kind.ends_with]
    if one.valid_until is not None:
        return [End(one.valid_until + timedelta(days=1), _cause_of_paper(causes, one.valid_until))]
    if POVERTY_YEAR in causes and one.started_on is not None:
        return [End(date(one.started_on.year + 1, 1, 1), POVERTY_YEAR)]
    return []


def _cause_of_paper(causes: list[str], last: date) -> str:
    """Say what runs out with a paper: the poverty year only where it ends with the year."""
    if not causes:
        return "paper"
    with_year = (last.month, last.day) == (12, 31)
    return causes[0] if with_year else causes[-1]


def last_poor_day(kind: Kind, on: date) -> date | None:
    """Give the last day a paper may reach where poverty is told year by year; None: no limit.

    In December the list of the next year may be out already.
    """
    if POVERTY_YEAR not in kind.ends_with:
        return None
    return date(on.year + (on.month == 12), 12, 31)


def _ages(kind: Kind, one: Circumstance, born: BirthDate | None) -> list[End]:
    """Give the birthdays that end it; one that it began after says nothing."""
    ages = {CHILD_UNTIL: "age_16"}
    ages |= {
        int(ends.partition(":")[2]): AGE for ends in kind.ends_with if ends.startswith(f"{AGE}:")
    }
    days = ((birthday(born, age), cause) for age, cause in ages.items())
    began = one.started_on or date.min
    return [End(day, cause) for day, cause in days if day is not None and day > began]


def _adoption(kind: Kind, one: Circumstance, others: Iterable[Circumstance]) -> list[End]:
    if ADOPTION not in kind.ends_with:
        return []
    began = one.started_on or date.min
    days = (
        other.started_on
        for other in others
        if other.code == ADOPTED and other.id != one.id and other.end_cause != MISTAKE
    )
    return [End(day, ADOPTION) for day in days if day is not None and day >= began]
