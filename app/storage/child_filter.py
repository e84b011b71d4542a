"""Which children a list shows, as conditions over `listing` that need no look at the records."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.domain.cleaning.quality import ALIVE_DAYS
from app.domain.cleaning.worklists import BITS, LISTS, mask_of
from app.domain.ids import GroupId, VillageId
from app.domain.text.text import fold
from app.storage.circumstance_facets import has_circumstance
from app.storage.list_tables import listing
from app.storage.tables import child, journal

NO_VILLAGE = VillageId("")
"""Stands for the children whose village is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFilter:
    """Which children, and in which order."""

    words: str = ""
    """Each word must stand in name, parents, household head, code or number; tones aside."""
    village_id: VillageId | None = None
    """NO_VILLAGE for those without; None for all."""
    problem: str = ""
    """A problem code, or another mark of `app.domain.cleaning.worklists`."""
    worklist: str = ""
    """A key of `app.domain.cleaning.worklists.LISTS`."""
    group: str = ""
    """Only the children whom this group of changes touched, or in whose households it did."""
    waiting: bool = False
    """Only those with changes that the central has not taken."""
    circumstance: str = ""
    """A group, a part of the code lists, or LISTED (`app.storage.circumstance_facets`)."""
    stale_on: date | None = None
    """Only those who are not alive on this day: past 16, or with a change that waits too long."""
    sort: str = "full_name"
    """A column of ChildRow that SORTS names."""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The three conditions that pages count by; bits of 0 stand for all."""

    village_id: VillageId | None
    problem_bits: int
    worklist_bits: int


def facet_of(wanted: ChildFilter) -> Facet:
    """Take what pages count by out of a filter. Raises KeyError for a list nobody knows."""
    problem = BITS[wanted.problem] if wanted.problem else 0
    worklist = mask_of(LISTS[wanted.worklist]) if wanted.worklist else 0
    return Facet(wanted.village_id, problem, worklist)


def facet_conditions(facet: Facet) -> list[ColumnElement[bool]]:
    """Write a facet as conditions."""
    masks = [bits for bits in (facet.problem_bits, facet.worklist_bits) if bits]
    where: list[ColumnElement[bool]] = [listing.c.bits.bitwise_and(bits) != 0 for bits in masks]
    if facet.village_id is not None:
        where.append(listing.c.village_id == facet.village_id)
    return where


def conditions(wanted: ChildFilter) -> list[ColumnElement[bool]]:
    """Write what a filter asks beside its facet."""
    where = [func.instr(listing.c.search_key, word) > 0 for word in fold(wanted.words).split()]
    if wanted.group:
        where.append(listing.c.child_id.in_(_touched(GroupId(wanted.group))))
    if wanted.circumstance:
        where.append(has_circumstance(wanted.circumstance))
    if wanted.waiting:
        where.append(listing.c.waits_since != "")
    if wanted.stale_on is not None:
        where.append(is_stale(wanted.stale_on))
    return where


def is_stale(on: date) -> ColumnElement[bool]:
    """Say of a line whether its child is past 16, or has a change that waits too long."""
    over_age = listing.c.bits.bitwise_and(BITS["over_age"]) != 0
    too_long_ago = (on - timedelta(days=ALIVE_DAYS)).isoformat()
    waits = listing.c.waits_since
    return or_(over_age, and_(waits != "", waits < too_long_ago))


def _touched(group: GroupId) -> Select[tuple[str]]:
    of_group = select(journal.c.entity_id).where(journal.c.group_id == group)
    children = of_group.where(journal.c.entity == "child")
    homes = of_group.where(journal.c.entity == "household")
    living_there = select(child.c.id).where(child.c.household_id.in_(homes))
    return select(children.union(living_there).subquery().c[0])
