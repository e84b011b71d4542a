"""A whole labelled commune: the records in no order that tells, and what is true of them.

The same seed and kind give the same commune. Written from a description of the world alone; no
number of the engine under test went into it.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations

from doubles import choose, enter_again
from families import invent_kin, invent_world
from namesakes import Planted, plant
from records import GAPS, first_record

from app.domain.text.text import fold

DOUBLED = 0.06
DANGERS = ("twin", "sibling", "homonym", "cousin", "other")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Records with their truth; ids are strings that sort in no meaningful order."""

    people: tuple
    same: tuple
    """Sets of the ids that are one child, of those with more than one record."""
    slips: dict
    """Id -> kinds of slip made in it, for every record that has any."""
    again: frozenset
    """The ids that are a second or third record."""
    child_of: dict
    """Id -> the true child."""
    planted: Planted

    @property
    def pairs(self):
        """All pairs of records of one child, each sorted."""
        return {pair for ids in self.same for pair in combinations(sorted(ids), 2)}

    def danger(self, first, second):
        """What two records of two children have in common that makes them easy to confuse."""
        one, other = self.child_of[first], self.child_of[second]
        if one.birth == other.birth:
            return "twin"
        if one.family is other.family:
            return "sibling"
        if one.family.kin == other.family.kin:
            return "cousin"
        return "homonym" if fold(one.full_name) == fold(other.full_name) else "other"

    def dangers(self):
        """Id -> the kinds of danger around a child that has one record only."""
        doubled = {id_ for ids in self.same for id_ in ids}
        groups = defaultdict(set)
        for child in self.child_of.values():
            for key in _keys(child):
                groups[key].add(child.key)
        return {
            id_: tuple(kind for kind, key in _keys(child) if len(groups[kind, key]) > 1)
            for id_, child in self.child_of.items()
            if id_ not in doubled
        }


def _name(child):
    return fold(child.full_name), child.born.year


def _keys(child):
    return (
        ("twin", child.birth),
        ("sibling", child.family),
        ("homonym", _name(child)),
        ("cousin", child.family.kin),
    )


def invent_commune(seed, children, kind):
    """Invent a commune of so many records; `kind` is `kinh` or `upland`."""
    world = invent_world(seed, children, kind)
    chance, gaps = world.chance, GAPS[kind]
    again_count = round(children * DOUBLED)
    families = _families(world, children - again_count)
    born = [child for family in families for child in family.children]
    planted = plant(world, born)
    villages = tuple(hamlet.id for hamlet in world.hamlets.values)
    fathers = tuple(family.father for family in families if family.father)
    written = [(child, *first_record(chance, child, gaps, villages, fathers)) for child in born]
    firsts = len(written)
    for batch in choose(chance, families, again_count):
        written += enter_again(world, batch, gaps, villages, fathers)
    return _corpus(chance, written, firsts, planted)


def _families(world, count):
    families, left = [], count
    while left > 0:
        for family in invent_kin(world):
            del family.children[left:]
            left -= len(family.children)
            families.append(family)
    return families


def _corpus(chance, written, firsts, planted):
    """Give ids in a drawn order, so that neither order nor id tells who came twice."""
    order = list(range(len(written)))
    chance.shuffle(order)
    people, slips, child_of, again = [], {}, {}, set()
    records = defaultdict(set)
    for number, place in enumerate(order):
        child, person, kinds = written[place]
        id_ = f"c{number:06}"
        people.append(replace(person, id=id_))
        child_of[id_] = child
        records[child.key].add(id_)
        if kinds:
            slips[id_] = kinds
        if place >= firsts:
            again.add(id_)
    same = tuple(frozenset(ids) for ids in records.values() if len(ids) > 1)
    return Corpus(tuple(people), same, slips, frozenset(again), child_of, planted)
