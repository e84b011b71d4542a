"""Families of a commune as they truly are: grandparents, their sons' families, births, numbers.

Brothers live side by side, so that cousins share a grandparent, a surname and at times a house.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from names import (
    People,
    adult_name,
    child_name,
    draw_family_name,
    kinh,
    shared_middle,
    twin_name,
    uplanders,
)

from app.demo.weighted import Weighted
from app.domain.person.sex import Sex

ON = date(2026, 6, 8)
_DAYS_LISTED = 5_870
_LEADS = ("032", "033", "035", "037", "038", "039", "086", "096", "097", "091", "094", "083")


@dataclass(frozen=True, slots=True)
class Ways:
    """What is usual in a kind of commune."""

    peoples: Weighted
    sizes: Weighted
    province: str
    first_of_january: float
    no_father: float
    children_a_hamlet: int


KINDS = {
    "kinh": Ways(
        Weighted.of([(kinh(), 1)]),
        Weighted.of([(1, 28), (2, 46), (3, 19), (4, 5), (5, 2)]),
        "036",
        0.004,
        0.03,
        260,
    ),
    "upland": Ways(
        uplanders(),
        Weighted.of([(1, 14), (2, 28), (3, 26), (4, 18), (5, 9), (6, 5)]),
        "066",
        0.06,
        0.09,
        230,
    ),
}


@dataclass(slots=True)
class Hamlet:
    id: str
    peoples: Weighted
    clans: dict = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Family:
    """One couple and its children; `kin` is the number of their grandparents."""

    kin: int
    people: People
    hamlet: Hamlet
    surname: str
    father: str
    mother: str
    grandfather: str
    grandmother: str
    guardian: str = ""
    head: str = ""
    phone: str = ""
    household: str = ""
    father_number: str = ""
    mother_number: str = ""
    under_mother: bool = False
    """Whether the first list wrote the mother's number for all her children."""
    children: list = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Born:
    """A child as it is, whatever a record says; `birth` is the same number for twins."""

    key: int
    family: Family
    birth: int
    full_name: str
    sex: Sex
    born: date
    number: str


@dataclass(slots=True)
class World:
    """What a commune has given out so far."""

    chance: Random
    ways: Ways
    hamlets: Weighted
    numbers: set = field(default_factory=set)
    born: int = 0
    births: int = 0
    kins: int = 0
    homes: int = 0

    def number(self, sex, year, tail=None):
        """A number of 12 digits that nobody else has."""
        century = 2 * (year // 100 - 19) + (sex is Sex.FEMALE)
        while True:
            province = (
                self.ways.province if self.chance.random() < 0.93 else _elsewhere(self.chance)
            )
            end = self.chance.randint(150, 29_999) if tail is None else tail
            number = f"{province}{century}{year % 100:02}{end % 1_000_000:06}"
            if number not in self.numbers:
                self.numbers.add(number)
                return number
            tail = None

    def phone(self):
        return f"{self.chance.choice(_LEADS)}{self.chance.randrange(10**7):07}"

    def home(self):
        self.homes += 1
        return f"h{self.chance.getrandbits(40):010x}{self.homes:05}"


def _elsewhere(chance):
    return chance.choice(("001", "034", "037", "004", "006", "064", "067", "079", "038"))


def invent_world(seed, children, kind):
    """Lay out the hamlets; the largest is some four times the smallest."""
    chance, ways = Random(f"{kind}/{seed}"), KINDS[kind]
    count = max(6, round(children / ways.children_a_hamlet))
    hamlets = []
    for number in range(count):
        most = ways.peoples.draw(chance)
        here = Weighted.of([(most, 5.0), *((ways.peoples.draw(chance), 0.5) for _ in range(2))])
        hamlets.append((Hamlet(f"v{number:03}", here), chance.uniform(1, 4)))
    return World(chance, ways, Weighted.of(hamlets))


def invent_kin(world):
    """Invent a pair of grandparents with the families of one to four of their children."""
    chance = world.chance
    hamlet = world.hamlets.draw(chance)
    people = hamlet.peoples.draw(chance)
    surname = _clan(chance, hamlet, people)
    world.kins += 1
    grandfather = adult_name(chance, people, Sex.MALE, surname)
    grandmother = adult_name(chance, people, Sex.FEMALE, draw_family_name(chance, people))
    middle = adult_name(chance, people, Sex.MALE, surname).split()[1:-1]
    families = []
    for _ in range(chance.choices((1, 2, 3, 4), (45, 30, 17, 8))[0]):
        family = Family(world.kins, people, hamlet, surname, "", "", grandfather, grandmother)
        _settle(world, family, families, middle)
        _bear(world, family)
        families.append(family)
    return families


def _clan(chance, hamlet, people):
    if people.name not in hamlet.clans:
        drawn = ((draw_family_name(chance, people), weight) for weight in (7, 4, 3, 2, 1, 1, 1, 1))
        hamlet.clans[people.name] = Weighted.of(drawn)
    return hamlet.clans[people.name].draw(chance)


def _settle(world, family, brothers, middle):
    """Find the parents, their numbers, and the house."""
    chance, people = world.chance, family.people
    mothers = draw_family_name(chance, people)
    family.mother = adult_name(chance, people, Sex.FEMALE, mothers)
    family.father = _father(chance, family, brothers, middle)
    if people.from_mother:
        family.surname = mothers
    if chance.random() < world.ways.no_father:
        family.father, family.surname = "", mothers or family.surname
    if chance.random() < 0.025:
        family.guardian = family.grandmother
    family.father_number = world.number(Sex.MALE, chance.randint(1972, 1998))
    family.mother_number = world.number(Sex.FEMALE, chance.randint(1976, 1999))
    family.under_mother = chance.random() < 0.008
    _house(world, family, brothers)


def _father(chance, family, brothers, middle):
    """A name that no brother has, often with the middle syllable they share with the elders."""
    taken = {family.grandfather, *(brother.father for brother in brothers)}
    for _ in range(8):
        name = adult_name(chance, family.people, Sex.MALE, family.surname)
        words = name.split()
        if middle and len(words) == 3 and chance.random() < 0.5:
            name = " ".join((words[0], *middle, words[-1]))
        if name not in taken:
            break
    return name


def _house(world, family, brothers):
    """Who heads the house, and whether it is the grandparents' house."""
    chance = world.chance
    heads = (family.father or family.mother, family.grandfather, family.mother, family.grandmother)
    family.head = chance.choices(heads, (62, 22, 11, 5))[0]
    family.household, family.phone = world.home(), world.phone()
    if brothers and chance.random() < 0.12:
        family.household, family.phone = brothers[0].household, brothers[0].phone
        family.head = brothers[0].head = family.grandfather
    elif brothers and chance.random() < 0.03:
        family.phone = brothers[0].phone


def _bear(world, family):
    """Bear the children, eldest first: some a year apart, twins now and then."""
    chance = world.chance
    age = chance.randint(0, _DAYS_LISTED)
    shares = chance.random() < 0.4
    middles = {sex: shared_middle(chance, sex) if shares else "" for sex in Sex}
    left = world.ways.sizes.draw(chance)
    while left > 0 and age >= 0:
        born = ON - timedelta(days=age)
        if chance.random() < world.ways.first_of_january:
            born = date(born.year, 1, 1)
        born = min(born, ON)
        lot = chance.random()
        together = 3 if lot < 0.0003 else 2 if lot < 0.0125 else 1
        _deliver(world, family, born, middles, together)
        left -= together
        age -= chance.randint(330, 730) if chance.random() < 0.3 else chance.randint(700, 2_300)


def _deliver(world, family, born, middles, together):
    chance = world.chance
    world.births += 1
    sex = Sex.MALE if chance.random() < 0.525 else Sex.FEMALE
    names = [child.full_name for child in family.children] + [family.father, family.mother]
    elder = chance.choice(family.children) if family.children else None
    if elder and elder.sex is sex and chance.random() < 0.004:
        name = elder.full_name  # the name of an elder one who died
    elif elder and elder.sex is sex and chance.random() < 0.08:
        name = twin_name(chance, family.people, elder.full_name, sex, sex, family.surname)
    else:
        name = _new_name(world, family, sex, middles)
    for attempt in range(5):
        if name not in names or (attempt == 0 and elder and name == elder.full_name):
            break
        name = _new_name(world, family, sex, middles)
    first = _add(world, family, name, sex, born)
    identical = chance.random() < 0.7
    for _ in range(together - 1):
        other = sex if identical else Sex.MALE if chance.random() < 0.5 else Sex.FEMALE
        taken = {child.full_name for child in family.children}
        second = name
        while second in taken:
            second = twin_name(chance, family.people, name, sex, other, family.surname)
        near = int(first.number[-6:]) + 1 if chance.random() < 0.35 else None
        _add(world, family, second, other, born, near)


def _new_name(world, family, sex, middles):
    mothers = family.mother.split()[0] if family.people.name == "Kinh" else ""
    return child_name(
        world.chance, family.people, sex, family.surname, middle=middles[sex], other=mothers
    )


def _add(world, family, name, sex, born, tail=None):
    world.born += 1
    number = world.number(sex, born.year, tail)
    child = Born(world.born, family, world.births, name, sex, born, number)
    family.children.append(child)
    return child
