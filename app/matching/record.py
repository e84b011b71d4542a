"""A person prepared for comparing: names read into syllables, the national ID judged."""

import re
from typing import NamedTuple

from app.domain.birth_date import BirthDate
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.national_id import national_id_problems
from app.domain.sex import Sex
from app.matching.person import Person
from app.matching.syllables import Lexicon, Name

_NUMBER = re.compile("[0-9]{12}")
NO_ID = ChildId("")
ROLES = ("father_name", "mother_name", "guardian_name", "head_name")


class Record(NamedTuple):
    """What is compared; None or empty where nothing is known."""

    id: ChildId
    """Empty for a draft that has none."""
    name: Name | None
    birth_date: BirthDate | None
    sex: Sex | None
    number: str
    """The national ID: twelve digits, or empty when it is no such number."""
    number_fits: bool
    """Whether the number fits the record's own date and sex; False for a parent's number."""
    people: tuple[Name | None, ...]
    """Father, mother, guardian, head, as `ROLES` names them."""
    adults: tuple[str, ...]
    """Their folded names, each once."""
    village_id: VillageId | None
    phone: str
    household_id: HouseholdId | None

    @property
    def family(self) -> tuple[int, ...]:
        """The people around the child as one key: siblings share it."""
        return tuple([name.number for name in self.people if name])

    @property
    def number_is_parents(self) -> bool:
        """Whether the number is of somebody born before 2000 (rule ID3)."""
        return self.number[3:4] in ("0", "1")


def prepare(person: Person, lexicon: Lexicon) -> Record:
    """Read a person's texts once, so that comparing need not."""
    number = person.national_id if _NUMBER.fullmatch(person.national_id) else ""
    unfit = national_id_problems(number, person.birth_date, person.sex) if number else []
    people = (
        lexicon.name(person.father_name),
        lexicon.name(person.mother_name),
        lexicon.name(person.guardian_name),
        lexicon.name(person.head_name),
    )
    return Record(
        id=person.id or NO_ID,
        name=lexicon.name(person.full_name),
        birth_date=person.birth_date,
        sex=person.sex,
        number=number,
        number_fits=bool(number) and not unfit,
        people=people,
        adults=tuple(dict.fromkeys([name.fold for name in people if name])),
        village_id=person.village_id,
        phone=person.phone,
        household_id=person.household_id,
    )
