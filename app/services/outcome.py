"""What a use case answers: it was saved, it was refused, or a person must decide first.

A page matches on the three; exceptions are for what nobody can answer on the page.
"""

from dataclasses import dataclass

from app.domain.child import Child
from app.domain.cleaning.problem import Problem
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId, HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Everything is in the store; `group_id` undoes it in one go."""

    group_id: GroupId
    household_id: HouseholdId | None = None
    child_id: ChildId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing was stored, for these reasons; `holders` are the children who hold the same ID."""

    problems: tuple[Problem, ...]
    holders: tuple[ChildId, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed meanwhile, to something other than the person did."""

    entity: str
    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsDecision:
    """Nothing was stored; ask the person, then try again with the answer."""

    code: str
    """`changed_meanwhile` (see `conflicts`) or `household_exists` (see `alike`)."""
    conflicts: tuple[Conflict, ...] = ()
    household: Household | None = None
    """As the store holds it now."""
    child: Child | None = None
    """As the store holds it now."""
    child_home: Household | None = None
    """Where the store says that the child lives."""
    alike: tuple[Household, ...] = ()
    """Households of the same village under the same head."""


Outcome = Saved | Refused | NeedsDecision
