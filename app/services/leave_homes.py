"""Households that nobody lives in any more since their children ended in records elsewhere."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.domain.merged_child import filled_household
from app.domain.status import Status
from app.storage.unit_of_work import UnitOfWork


def leave_homes(
    unit: UnitOfWork, homes: Collection[HouseholdId], into: Household
) -> tuple[HouseholdId, ...]:
    """End the households among these in which no active child is left; names them.

    The one that their children's records ended in takes over their visits and what it lacks.
    """
    found = unit.households.get_many(homes).values()
    left = [
        home
        for home in found
        if home.id != into.id
        and home.status is Status.ACTIVE
        and not unit.children.of_household(home.id)
    ]
    unit.save(filled_household(into, left))
    unit.save_all(replace(home, status=Status.REMOVED) for home in left)
    move_visits(unit, (home.id for home in left), into.id)
    return tuple(home.id for home in left)


def move_visits(unit: UnitOfWork, homes: Iterable[HouseholdId], into: HouseholdId) -> int:
    """Let the visits to these households be visits to another; says how many there are."""
    visits = unit.visits.of_households(homes)
    return len(unit.save_all(replace(visit, household_id=into) for visit in visits))
