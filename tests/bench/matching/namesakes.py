"""Children who share a name though they are two: homonyms of one year, cousins called alike."""

from collections import defaultdict
from dataclasses import dataclass

HOMONYMS = 0.02
SAME_DATE = 0.06
COUSINS = 0.012


@dataclass(frozen=True, slots=True)
class Planted:
    """How many were planted, to be printed beside the results."""

    homonyms: int
    cousins: int


def plant(world, born):
    """Rename some children after another of the same sex and surname; numbers stay true."""
    alike = defaultdict(list)
    for child in born:
        alike[child.family.surname, child.sex, child.born.year].append(child)
    return Planted(_homonyms(world.chance, born, alike), _cousins(world.chance, born))


def _homonyms(chance, born, alike):
    planted = 0
    for child in chance.sample(born, round(len(born) * HOMONYMS)):
        group = alike[child.family.surname, child.sex, child.born.year]
        other = chance.choice(group)
        if other.family.kin == child.family.kin or _is_taken(child, other.full_name):
            continue
        child.full_name = other.full_name
        planted += 1
        if chance.random() < SAME_DATE and not _is_twin(child):
            child.born = other.born
            if chance.random() < 0.4:
                child.family.hamlet = other.family.hamlet
        if chance.random() < 0.04 and child.family.people is other.family.people:
            child.family.mother = other.family.mother
    return planted


def _cousins(chance, born):
    kins = defaultdict(list)
    for child in born:
        kins[child.family.kin].append(child)
    planted = 0
    for child in chance.sample(born, round(len(born) * COUSINS)):
        others = [
            other
            for other in kins[child.family.kin]
            if other.family is not child.family
            and other.sex is child.sex
            and abs(other.born.year - child.born.year) < 3
            and other.family.surname == child.family.surname
        ]
        if others:
            name = chance.choice(others).full_name
            if not _is_taken(child, name):
                child.full_name = name
                planted += 1
    return planted


def _is_taken(child, name):
    return any(one.full_name == name for one in child.family.children)


def _is_twin(child):
    return any(one.birth == child.birth for one in child.family.children if one is not child)
