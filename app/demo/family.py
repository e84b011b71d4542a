"""Invented families: parents and grandparents with one name, one to four children, twins too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.demo.name_lists import modern, read_names
from app.demo.names import adult_name, child_name
from app.demo.region import People, Region
from app.demo.weighted import Weighted
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, NewId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.village import Village

_PHONE_LEADS = ("032", "035", "036", "038", "086", "091", "094", "096", "097", "098")
_SIZES = Weighted.of([(1, 36), (2, 43), (3, 16), (4, 5)])
_DAYS_LISTED = 5_890
"""Sixteen years and some weeks: on every list a few have just turned 16."""


@dataclass(frozen=True, slots=True)
class World:
    """What all families of a commune share."""

    chance: Random
    new_id: NewId
    on: date
    region: Region


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A village with the peoples and the few clans that live in it."""

    village: Village
    peoples: Weighted[People]
    clans: Mapping[str, Weighted[str]]
    """Ethnicity -> the family names of this village."""


@dataclass(frozen=True, slots=True)
class Family:
    """A household and its children."""

    household: Household
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True)
class _Adults:
    father: str
    mother: str
    guardian: str
    head: str
    family: str
    """The family name the children bear."""


def invent_family(world: World, hamlet: Hamlet) -> Family:
    """Invent one family of a village."""
    people = hamlet.peoples.draw(world.chance)
    adults = _adults(world, hamlet, people)
    household = Household(
        id=HouseholdId(world.new_id()),
        village_id=hamlet.village.id,
        head_name=adults.head,
        phone=_phone(world.chance),
    )
    children: list[Child] = []
    middles = _shared_middles(world.chance)
    for born in _births(world):
        sex = Sex.MALE if world.chance.random() < 0.525 else Sex.FEMALE
        taken = {child.full_name for child in children}
        name = _new_name(world.chance, people, sex, adults.family, middles[sex], taken)
        children.append(_child(world, household, people, adults, name, sex, born))
    return Family(household, tuple(children))


def _shared_middles(chance: Random) -> dict[Sex, str]:
    """Give the syllable brothers share and the one sisters share, where a family does so."""
    shares = chance.random() < 0.4
    return {sex: modern(sex).draw(chance).split()[0] if shares else "" for sex in Sex}


def _adults(world: World, hamlet: Hamlet, people: People) -> _Adults:
    chance = world.chance
    clan = hamlet.clans[people.ethnicity].draw(chance) if people.names.families else ""
    mothers = people.names.families.draw(chance) if people.names.families else ""
    father = adult_name(chance, people.names, Sex.MALE, clan)
    mother = adult_name(chance, people.names, Sex.FEMALE, mothers)
    grandfather = adult_name(chance, people.names, Sex.MALE, clan)
    grandmother = adult_name(chance, people.names, Sex.FEMALE, mothers)
    # Ê-đê and Mnông write the clan last and have it from the mother.
    from_mother = people.names.patterns[Sex.MALE].endswith(" C")
    lot = chance.random()
    if lot < 0.04:
        return _Adults("", mother, "", mother, mothers)
    if lot < 0.065:
        return _Adults("", "", grandmother, grandmother, clan)
    head = chance.choices((father, grandfather, mother, grandmother), (66, 20, 10, 4))[0]
    return _Adults(father, mother, "", head, mothers if from_mother else clan)


def _births(world: World) -> list[date]:
    """Eldest first; brothers and sisters a year and more apart, now and then on one day."""
    chance = world.chance
    age = chance.randint(0, _DAYS_LISTED)
    ages = [age]
    for _ in range(_SIZES.draw(chance) - 1):
        age -= 0 if chance.random() < 0.02 else chance.randint(400, 2_200)
        if age < 0:
            break
        ages.append(age)
    return [world.on - timedelta(days=age) for age in ages]


def _new_name(
    chance: Random, people: People, sex: Sex, family: str, middle: str, taken: set[str]
) -> str:
    name = child_name(chance, people.names, sex, family, middle)
    while name in taken:
        name = child_name(chance, people.names, sex, family)
    return name


def _child(
    world: World,
    household: Household,
    people: People,
    adults: _Adults,
    name: str,
    sex: Sex,
    born: date,
) -> Child:
    chance = world.chance
    return Child(
        id=ChildId(world.new_id()),
        household_id=household.id,
        full_name=name,
        birth_date=BirthDate(born.year, born.month, born.day),
        sex=sex,
        ethnicity=people.ethnicity,
        national_id=number_for(world, sex, born.year),
        father_name=adults.father,
        mother_name=adults.mother,
        guardian_name=adults.guardian,
        special=_circumstance("special").draw(chance) if chance.random() < 0.005 else "",
        at_risk=_circumstance("at_risk").draw(chance) if chance.random() < 0.05 else "",
        assisted=chance.random() < 0.03,
    )


def number_for(world: World, sex: Sex, year: int) -> str:
    """Make a 12-digit number as one born in that year here would have (domain.md §1)."""
    province = world.region.id_provinces.draw(world.chance)
    century = 2 * (year // 100 - 19) + (sex is Sex.FEMALE)
    return f"{province}{century}{year % 100:02}{world.chance.randint(1_000, 998_998):06}"


def _circumstance(kind: str) -> Weighted[str]:
    rows = [row for row in read_names("circumstances") if row["kind"] == kind]
    return Weighted.of((row["label"], float(row["weight"])) for row in rows)


def _phone(chance: Random) -> str:
    if chance.random() < 0.07:
        return ""
    return f"{chance.choice(_PHONE_LEADS)}{chance.randrange(10**7):07}"
