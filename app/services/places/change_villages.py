"""Villages renamed, merged, split, made and closed by a decision: one group, undone in one step.

People move with their households; of a village that was split each household goes where the list
or the person says, and otherwise stays, or waits without a village under the old name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.ids import GroupId, HouseholdId, VillageId
from app.domain.places.village import Village
from app.domain.places.village_name import read_village_name
from app.domain.places.village_past import Decision
from app.domain.places.village_plan import Trouble, VillagePlan, plan_villages
from app.domain.places.village_table import TableLine
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.steady_memory import steady_memory
from app.storage.records import chunks
from app.storage.unit_of_work import Snapshot, UnitOfWork

VILLAGES = "villages"
_NONE: Mapping[HouseholdId, str] = {}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a table would do, before anything is done."""

    plan: VillagePlan
    before: Mapping[VillageId, Village]
    """The villages that are named, as they are."""
    households: Mapping[VillageId, int]
    """How many households each of those has."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done."""

    group_id: GroupId
    villages: int
    households: int
    """Those that live in another village now."""
    unsettled: int
    """Those of split villages that nobody has told where they live."""


def foresee_villages(app: App, lines: Iterable[TableLine], decision: Decision) -> Foreseen:
    """Say what a table would do; nothing is written."""
    with app.store.read() as snapshot:
        plan, ever = _plan(app, snapshot, lines, decision)
        concerned = {*plan.moves, *(one.id for one in plan.villages if one.id in ever)}
        counts = {id_: len(snapshot.households.in_village(id_)) for id_ in concerned}
    return Foreseen(plan, {id_: ever[id_] for id_ in concerned}, counts)


def change_villages(
    app: App,
    lines: Iterable[TableLine],
    decision: Decision,
    homes: Mapping[HouseholdId, str] = _NONE,
) -> Changed:
    """Follow a table in one transaction; `homes` names where households of split villages go.

    Raises KnownError with the first line that cannot be followed: village_unknown,
    village_unclear, village_nameless, village_exists, village_lived_in; nothing_to_change.
    """
    with steady_memory(), app.write(VILLAGES) as work:
        plan, _ = _plan(app, work, lines, decision)
        for trouble in plan.troubles:
            raise KnownError(trouble.code, line=trouble.line, name=trouble.name)
        ids = {read_village_name(one.title).key: one.id for one in plan.villages}
        told = {id_: ids.get(read_village_name(name).key) for id_, name in homes.items()}
        moved = [home for old, into in plan.moves.items() for home in _moved(work, old, into, told)]
        saved = work.save_all(plan.villages, reason=decision.number)
        if not saved and not moved:
            raise KnownError("nothing_to_change")
        work.save_all(moved, reason=decision.number)
        _check(app, work, moved)
        return Changed(
            group_id=work.group_id,
            villages=len(saved),
            households=len(moved),
            unsettled=sum(home.village_id is None for home in moved),
        )


def _plan(
    app: App, snapshot: Snapshot, lines: Iterable[TableLine], decision: Decision
) -> tuple[VillagePlan, Mapping[VillageId, Village]]:
    ever = {village.id: village for village in snapshot.villages.all_ever()}
    plan = plan_villages(ever.values(), lines, decision, app.commune, app.gazetteer, app.new_id)
    closed = [one for one in plan.villages if one.status is Status.REMOVED]
    lived_in = [one for one in closed if snapshot.households.in_village(one.id)]
    troubles = tuple(Trouble(0, "village_lived_in", one.title) for one in lived_in)
    return (VillagePlan(troubles=troubles) if troubles else plan), ever


def _moved(
    work: UnitOfWork,
    old: VillageId,
    into: tuple[VillageId, ...],
    told: Mapping[HouseholdId, VillageId | None],
) -> Iterable[Household]:
    """Give the households of a village that live in another one from now on."""
    stay = into[0] if len(into) == 1 else old if old in into else None
    village = work.villages.get(old)
    for home in work.households.in_village(old):
        goes = told.get(home.id)
        goes = goes if goes in into else stay
        if goes is None and village:
            originals = {**home.originals, "village": village.title}
            yield replace(home, village_id=None, originals=originals)
        elif goes != old:
            yield replace(home, village_id=goes)


def _check(app: App, work: UnitOfWork, homes: list[Household]) -> None:
    """Look again at the problems of those who moved."""
    holders = work.children.id_counts()
    for chunk in chunks(sorted(work.children.ids_in(home.id for home in homes))):
        people = work.children.with_households(chunk)
        living = [pair for pair in people if pair[0].status is Status.ACTIVE]
        keep_problems(work, app.today(), living, holders)
