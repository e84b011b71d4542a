"""A whole invented commune: villages, households, children, and which of them are one child."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.demo.doubles import enter_again
from app.demo.family import Family, Hamlet, World, invent_family
from app.demo.mess import spoil_child, spoil_household
from app.demo.region import region_of
from app.demo.weighted import Weighted
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, id_maker, village_id
from app.domain.places.place import read_village_name
from app.domain.places.units import Unit
from app.domain.places.village import Village

_DOUBLED = 0.05
_CHILDREN_IN_A_VILLAGE = 290
LIST_NAME = "DanhSachTreEm"


@dataclass(frozen=True, slots=True)
class InventedCommune:
    """What lies in the store, and what a new list of the central system is about to bring."""

    commune: Unit
    villages: tuple[Village, ...]
    households: tuple[Household, ...]
    children: tuple[Child, ...]
    duplicates: tuple[tuple[ChildId, ChildId], ...]
    """The pairs that are one child entered twice: (first, again)."""
    arriving: tuple[tuple[Child, Household], ...]
    """Children of a list still to be imported; some of them are already there."""


def invent_commune(seed: int, children: int = 5_000, *, commune: Unit, on: date) -> InventedCommune:
    """Invent a commune of `children` records as of a day; the same seed gives the same commune."""
    chance = Random(seed)  # noqa: S311 (invented people, no secrets)
    eve = datetime.combine(on, time(), UTC) - timedelta(days=1)
    new_id = id_maker(lambda: eve, chance.getrandbits)
    world = World(chance, new_id, on, region_of(commune.parent_code))
    hamlets = _hamlets(world, commune, children)
    doubled = round(children * _DOUBLED)
    families = list(_coded(commune, _families(world, hamlets, children - doubled)))
    people = [(child, family.household) for family in families for child in family.children]
    again = _doubles(world, hamlets, people, doubled)
    return InventedCommune(
        commune,
        villages=tuple(hamlet.village for hamlet in hamlets.values),
        households=tuple(f.household for f in families) + tuple(h for _, h, _ in again),
        children=tuple(child for child, _ in people) + tuple(child for child, _, _ in again),
        duplicates=tuple((first, child.id) for child, _, first in again),
        arriving=_arriving(world, hamlets, people, children // 25),
    )


def _hamlets(world: World, commune: Unit, children: int) -> Weighted[Hamlet]:
    """Make the villages; the largest has some six times the children of the smallest."""
    count = max(5, round(children / _CHILDREN_IN_A_VILLAGE))
    names = (
        f"{'Tổ dân phố' if commune.type == 'phường' else kind} {rest}"
        for kind, rest in world.region.villages[:count]
    )
    return Weighted.of(
        (_hamlet(world, commune, name), world.chance.uniform(1, 6)) for name in names
    )


def _hamlet(world: World, commune: Unit, name: str) -> Hamlet:
    chance, peoples = world.chance, world.region.peoples
    read = read_village_name(name, (commune.name,))
    village = Village(id=village_id(commune.code, read.key), name=read.rest, kind=read.kind)
    most = peoples.draw(chance)
    here = Weighted.of([(most, 3.0), *((peoples.draw(chance), 1.0) for _ in range(3))])
    clans = {people.ethnicity: _clans(chance, people.names.families) for people in peoples.values}
    return Hamlet(village, here, clans)


def _clans(chance: Random, families: Weighted[str]) -> Weighted[str]:
    """Three large clans and a few small ones."""
    if not families:
        return families
    return Weighted.of((families.draw(chance), weight) for weight in (6, 4, 3, 1, 1, 1, 1, 1, 1, 1))


def _families(world: World, hamlets: Weighted[Hamlet], children: int) -> Iterator[Family]:
    """Invent families until there are exactly so many children."""
    left = children
    while left > 0:
        family = invent_family(world, hamlets.draw(world.chance))
        kept = family.children[:left]
        left -= len(kept)
        household = spoil_household(world.chance, family.household)
        yield Family(household, tuple(spoil_child(world.chance, child) for child in kept))


def _coded(commune: Unit, families: Iterable[Family], number: int = 0) -> Iterator[Family]:
    """Give each child the code and the row of the list it came with."""
    for family in families:
        coded = []
        for child in family.children:
            number += 1
            code = f"TE0{commune.parent_code}{number:06}"
            source = f"{LIST_NAME}.xlsx#{LIST_NAME}!{number + 1}"
            coded.append(replace(child, external_code=code, source=source))
        yield Family(replace(family.household, source=coded[0].source), tuple(coded))


def _doubles(
    world: World, hamlets: Weighted[Hamlet], people: list[tuple[Child, Household]], count: int
) -> list[tuple[Child, Household, ChildId]]:
    villages = [hamlet.village.id for hamlet in hamlets.values]
    chosen = world.chance.sample(people, count)
    return [
        (*enter_again(world, child, household, villages), child.id) for child, household in chosen
    ]


def _arriving(
    world: World, hamlets: Weighted[Hamlet], people: list[tuple[Child, Household]], count: int
) -> tuple[tuple[Child, Household], ...]:
    """Let a list come in: one child in eight is there already, under another spelling."""
    again = _doubles(world, hamlets, people, count // 8)
    new = [
        (child, family.household)
        for family in _families(world, hamlets, count - len(again))
        for child in family.children
    ]
    return tuple(new) + tuple((child, household) for child, household, _ in again)
