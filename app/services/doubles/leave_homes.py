"""Households that nobody lives in any more since their children ended in records elsewhere."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.doubles.merged_child import filled_household
from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.domain.status import Status
from app.storage.unit_of_work import UnitOfWork


def leave_homes(
    unit: UnitOfWork, homes: Collection[HouseholdId], into: Household
) -> tuple[HouseholdId, ...]:
    """End the households among these in which no active child is left; names them.

    The one that their children's records ended in takes over their visits and what it lacks.
    Visits stay with their village: who may see only that one would otherwise lose them.
    """
    found = unit.households.get_many(homes).values()
    left = [
        home
        for home in found
        if home.id != into.id
        and home.status is Status.ACTIVE
        and not unit.children.of_household(home.id)
    ]
    filled = filled_household(into, left)
    unit.save(filled)
    unit.save_all(replace(home, status=Status.REMOVED) for home in left)
    move_visits(unit, left, filled)
    return tuple(home.id for home in left)


def move_visits(unit: UnitOfWork, homes: Iterable[Household], into: Household) -> int:
    """Let the visits to households be visits to another one of the village; says how many."""
    near = [home.id for home in homes if home.village_id in (None, into.village_id)]
    visits = unit.visits.of_households(near)
    return len(unit.save_all(replace(visit, household_id=into.id) for visit in visits))
