"""A child entered a second time by somebody else, with several errors at once."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from app.demo.family import World, number_for
from app.demo.mess import year_only
from app.demo.weighted import Weighted
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.text.text import without_marks

Slip = Callable[[Random, Child], Child]
_HOW_MANY = Weighted.of([(1, 25), (2, 42), (3, 25), (4, 8)])
_SOUNDS = (("l", "n"), ("s", "x"), ("tr", "ch"), ("gi", "d"), ("r", "d"), ("i", "y"))


def _tones_lost(_: Random, child: Child) -> Child:
    return replace(child, full_name=without_marks(child.full_name))


def _one_mark_lost(chance: Random, child: Child) -> Child:
    return _respell(chance, child, without_marks)


def _sound_confused(chance: Random, child: Child) -> Child:
    first, second = chance.choice(_SOUNDS)
    if chance.random() < 0.5:
        first, second = second, first
    return _respell(chance, child, lambda word: _other_sound(word, first, second))


def _other_sound(word: str, first: str, second: str) -> str:
    if not word.lower().startswith(first):
        return word
    return (second + word[len(first) :]).capitalize()


def _letter_lost(chance: Random, child: Child) -> Child:
    return _respell(chance, child, lambda word: word[:-1] if len(word) > 3 else word)


def _respell(chance: Random, child: Child, change: Callable[[str], str]) -> Child:
    """Change one syllable after the first, where the change finds something to change."""
    words = child.full_name.split()
    places = [i for i in range(1, len(words)) if change(words[i]) != words[i]]
    if places:
        place = chance.choice(places)
        words[place] = change(words[place])
    return replace(child, full_name=" ".join(words))


def _middle_missing(_: Random, child: Child) -> Child:
    words = child.full_name.split()
    return replace(child, full_name=f"{words[0]} {words[-1]}") if len(words) > 2 else child


def _day_and_month_swapped(_: Random, child: Child) -> Child:
    born = child.birth_date
    if born is None or born.day > 12:
        return child
    return replace(child, birth_date=BirthDate(born.year, born.day, born.month))


def _other_day(chance: Random, child: Child) -> Child:
    born = child.birth_date
    if born is None or not born.is_complete:
        return child
    day = 1 + (born.day + chance.choice((0, 9, 1))) % 28
    return replace(child, birth_date=BirthDate(born.year, born.month, day))


def _mother_as_guardian(_: Random, child: Child) -> Child:
    return replace(child, father_name="", mother_name="", guardian_name=child.mother_name)


def _father_missing(_: Random, child: Child) -> Child:
    return replace(child, father_name="")


def _parents_without_marks(_: Random, child: Child) -> Child:
    father, mother = without_marks(child.father_name), without_marks(child.mother_name)
    return replace(child, father_name=father, mother_name=mother)


_SLIPS: Weighted[Slip] = Weighted.of(
    [
        (_tones_lost, 8),
        (_one_mark_lost, 14),
        (_sound_confused, 16),
        (_letter_lost, 6),
        (_middle_missing, 12),
        (_day_and_month_swapped, 11),
        (_other_day, 10),
        (year_only, 10),
        (_mother_as_guardian, 9),
        (_father_missing, 9),
        (_parents_without_marks, 9),
    ]
)


def enter_again(
    world: World, child: Child, household: Household, villages: list[VillageId]
) -> tuple[Child, Household]:
    """Enter the child again: another household record, another or no number, one to four slips."""
    chance = world.chance
    again = _another_household(world, child, household, villages)
    child = replace(
        child,
        id=ChildId(world.new_id()),
        household_id=again.id,
        external_code="",
        source="",
        national_id=_number(world, child),
    )
    for _ in range(_HOW_MANY.draw(chance)):
        child = _SLIPS.draw(chance)(chance, child)
    return child, again


def _another_household(
    world: World, child: Child, household: Household, villages: list[VillageId]
) -> Household:
    """Head, phone or village may differ: it was the school, or the mother's own village."""
    chance = world.chance
    again = replace(household, id=HouseholdId(world.new_id()), source="")
    if chance.random() < 0.2:
        again = replace(again, village_id=chance.choice(villages))
    if chance.random() < 0.3:
        again = replace(again, head_name=child.mother_name or child.guardian_name)
    return replace(again, phone="") if chance.random() < 0.35 else again


def _number(world: World, child: Child) -> str:
    """Mostly none: with its number the child would have been found; at times a parent's."""
    lot = world.chance.random()
    if not child.national_id or lot < 0.62:
        return ""
    if lot < 0.76:
        return child.national_id
    if lot < 0.88:
        return _one_digit_off(world.chance, child.national_id)
    return number_for(world, world.chance.choice(list(Sex)), world.chance.randint(1975, 1999))


def _one_digit_off(chance: Random, number: str) -> str:
    at = chance.randrange(6, 12)
    return f"{number[:at]}{(int(number[at]) + chance.randint(1, 8)) % 10}{number[at + 1 :]}"
