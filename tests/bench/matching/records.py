"""What a list says of a child: first with the ordinary gaps and slips that every record has."""

from dataclasses import dataclass, replace

from slips import EVERY, Scene

from app.demo.weighted import Weighted
from app.domain.person.birth_date import BirthDate
from app.domain.text.text import without_marks
from app.matching import Person


@dataclass(frozen=True, slots=True)
class Gaps:
    """How often a field is empty in an ordinary list; `number_again` is for a second record."""

    number: float
    number_again: float
    date: float
    year_only: float
    sex: float
    father: float
    mother: float
    head: float
    phone: float
    village: float


GAPS = {
    "kinh": Gaps(0.30, 0.55, 0.004, 0.012, 0.015, 0.06, 0.035, 0.05, 0.20, 0.015),
    "upland": Gaps(0.48, 0.66, 0.008, 0.03, 0.02, 0.08, 0.05, 0.06, 0.32, 0.02),
}
_SLIPPED = 0.07
"""First records with one slip of any kind."""
_BARE, _CAPITALS = 0.012, 0.012
"""Rows of lists that were written without any mark, or in capitals, all names alike."""
_NAMES = ("full_name", "father_name", "mother_name", "guardian_name", "head_name")
_MILD = Weighted.of((kind, weight) for kind, (_, weight) in EVERY.items())


def true_record(child, household):
    """The child as it is, written down without a slip."""
    family, born = child.family, child.born
    return Person(
        full_name=child.full_name,
        birth_date=BirthDate(born.year, born.month, born.day),
        sex=child.sex,
        national_id=child.number,
        father_name=family.father,
        mother_name=family.mother,
        guardian_name=family.guardian,
        head_name=family.head,
        village_id=family.hamlet.id,
        phone=family.phone,
        household_id=household,
    )


def with_gaps(chance, person, gaps, *, again=False):
    """Leave fields empty as lists do."""
    lost = {
        "national_id": gaps.number_again if again else gaps.number,
        "birth_date": gaps.date,
        "sex": gaps.sex,
        "father_name": gaps.father,
        "mother_name": gaps.mother,
        "head_name": gaps.head,
        "phone": gaps.phone,
        "village_id": gaps.village,
    }
    nothing = {"birth_date": None, "sex": None, "village_id": None}
    empty = {name: nothing.get(name, "") for name, often in lost.items() if chance.random() < often}
    person = replace(person, **empty)
    if person.birth_date and chance.random() < gaps.year_only:
        person = replace(person, birth_date=BirthDate(person.birth_date.year))
    return person


def with_style(chance, person):
    """A row in capitals, or without marks, as its whole list is."""
    lot = chance.random()
    if lot < _BARE:
        return replace(person, **{name: without_marks(getattr(person, name)) for name in _NAMES})
    if lot < _BARE + _CAPITALS:
        return replace(person, **{name: getattr(person, name).upper() for name in _NAMES})
    return person


def first_record(chance, child, gaps, villages, fathers):
    """An ordinary record, of a child that is doubled or of one that is not."""
    person = with_gaps(chance, true_record(child, child.family.household), gaps)
    if child.family.under_mother:
        person = replace(person, national_id=child.family.mother_number)
    kinds = ()
    if chance.random() < _SLIPPED:
        kind = _MILD.draw(chance)
        spoilt = EVERY[kind][0](Scene(chance, child, villages, fathers), person)
        kinds = (kind,) if spoilt != person else ()
        person = spoilt
    return with_style(chance, person), kinds
