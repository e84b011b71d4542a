"""Look for bulk fixes: every kind in one pass over what is written, nothing is changed.

A fix that needs to know the person is never found here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from app.domain.cleaning.fix import FIX_KINDS, SWAPPED_DATES, Fix
from app.domain.cleaning.written import Written
from app.domain.errors import KnownError
from app.domain.ids import ChildId, GroupId
from app.services.app import App
from app.services.cleaning.fix_rules import Ground, fixes_of
from app.services.cleaning.propose_fix import ground_of
from app.services.cleaning.swapped_lists import swapped_dates
from app.services.list_groups import list_groups
from app.services.lists.take_fields import IMPORT
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.steady_memory import steady_memory
from app.storage.child_list import ChildFilter

_IMPORTS_LOOKED_AT = 10
"""Older lists have been worked on since; a mistake of reading shows at once."""


@dataclass(frozen=True, slots=True)
class FoundFixes:
    """What each kind would change, in the order of the list, and the names of the children."""

    by_kind: Mapping[str, Sequence[Fix]]
    names: Mapping[ChildId, str]


def find_fixes(
    app: App,
    kind: str,
    wanted: ChildFilter,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> list[Fix]:
    """Find what one kind of fix would change in the children of a filter, in its order.

    Raises KnownError: `cancelled`; `group_needed` for dates, which are looked at by import.
    """
    if kind == SWAPPED_DATES and not wanted.group:
        raise KnownError("group_needed")
    found = find_all_fixes(app, wanted, [kind], progress=progress, cancelled=cancelled)
    return list(found.by_kind[kind])


def find_all_fixes(
    app: App,
    wanted: ChildFilter,
    kinds: Collection[str] = FIX_KINDS,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> FoundFixes:
    """Find what several kinds of fixes would change in the children of a filter.

    Dates are looked at in the group of the filter, or else in each of the last imports. Raises
    KnownError `cancelled`.
    """
    groups = _lists(app, wanted) if SWAPPED_DATES in kinds else []
    with steady_memory(), app.store.read() as snapshot:
        swapped = swapped_dates(snapshot, groups, app.today())
        ground = ground_of(app, snapshot)
        ids = snapshot.list.ids(wanted)
        pace = Pace(len(ids), progress, cancelled)
        found: dict[ChildId, tuple[str, list[Fix]]] = {}
        for written in snapshot.writings.of(wanted):
            fixes = _fixes(written, kinds, ground, swapped)
            if fixes:
                found[written.child_id] = written.full_name, fixes
            pace.tick()
        pace.listen()
    pace.finish()
    in_order = [fix for id_ in ids if id_ in found for fix in found[id_][1]]
    return FoundFixes(_by_kind(kinds, in_order), {id_: name for id_, (name, _) in found.items()})


def _lists(app: App, wanted: ChildFilter) -> list[GroupId]:
    if wanted.group:
        return [GroupId(wanted.group)]
    imports = (group.group_id for group in list_groups(app) if group.action == IMPORT)
    return list(islice(imports, _IMPORTS_LOOKED_AT))


def _fixes(
    written: Written, kinds: Iterable[str], ground: Ground, swapped: Mapping[str, str]
) -> list[Fix]:
    is_swapped = bool(swapped) and swapped.get(written.child_id) == written.birth_date
    return [
        fix
        for kind in kinds
        if kind != SWAPPED_DATES or is_swapped
        for fix in fixes_of(kind, written, ground)
    ]


def _by_kind(kinds: Iterable[str], fixes: Iterable[Fix]) -> Mapping[str, Sequence[Fix]]:
    """Sort the fixes by kind, those of a household once: beside the first child of the list."""
    found: dict[str, dict[tuple[str, str], Fix]] = {kind: {} for kind in kinds}
    for fix in fixes:
        found[fix.kind].setdefault((fix.id, fix.field), fix)
    return {kind: list(fixes.values()) for kind, fixes in found.items()}
