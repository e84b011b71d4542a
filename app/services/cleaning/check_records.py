"""Looking for problems in records: of some children, or of everyone as of a date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from app.domain.child import Child
from app.domain.cleaning.checks import CheckContext, check_child
from app.domain.cleaning.problem import Problem
from app.domain.household import Household
from app.services.app import App
from app.services.cleaning.circumstance_problems import circumstance_problems
from app.storage.unit_of_work import Snapshot, UnitOfWork

if TYPE_CHECKING:
    from app.domain.ids import ChildId

_FEW = 200
"""Of so many children the holders of each number are looked up: among 60,000 that is quicker."""
_BATCH = 500
CHECKED_ON = "checked_on"
"""The setting that holds the day on which everyone was last looked at (ages pass at midnight)."""


def find_problems(
    snapshot: Snapshot,
    on: date,
    people: Iterable[tuple[Child, Household]],
    holders: Mapping[str, int] | None = None,
) -> Iterator[tuple[Child, list[Problem]]]:
    """Check children as of a date, each with its household; the store is not changed.

    `holders` says how many hold each number, or will; without it they are counted.
    """
    villages = frozenset(village.id for village in snapshot.villages.all())
    left = iter(people)
    first = list(islice(left, _FEW + 1))
    holders = _count_holders(snapshot, first) if holders is None else holders
    everyone = chain(first, left)
    while batch := list(islice(everyone, _BATCH)):
        of_circumstances = circumstance_problems(snapshot, [child for child, _ in batch], on)
        for child, household in batch:
            context = CheckContext(
                on=on,
                household=household,
                known_villages=villages,
                id_holders=lambda number: holders.get(number, 0),
            )
            yield child, [*check_child(child, context), *of_circumstances.get(child.id, ())]


def _count_holders(
    snapshot: Snapshot, first: Sequence[tuple[Child, Household]]
) -> Mapping[str, int]:
    """Count who holds the numbers of these; where more children follow, of everyone."""
    children = snapshot.children
    if len(first) > _FEW:
        return children.id_counts()
    numbers = {child.national_id for child, _ in first} - {""}
    return {number: len(children.holders_of(number)) for number in numbers}


def keep_problems(
    work: UnitOfWork,
    on: date,
    people: Iterable[tuple[Child, Household]],
    holders: Mapping[str, int] | None = None,
) -> None:
    """Put what is found in these children in the place of what was known of them."""
    found: dict[ChildId, list[Problem]] = {}
    for child, problems in find_problems(work, on, people, holders):
        found[child.id] = problems
    work.problems.replace(found)


def check_everyone(app: App) -> bool:
    """Look at every child once a day, because ages pass by themselves; says whether it did.

    The quality of that day is kept with it, to be shown over the weeks.
    """
    today = app.today()
    with app.store.read() as snapshot:
        if snapshot.settings.get(CHECKED_ON) == today.isoformat():
            return False
    with app.write("check") as work:
        keep_problems(work, today, work.children.everyone())
        work.settings.put(CHECKED_ON, today.isoformat())
        work.quality.keep(today, work.quality.measure(today))
    return True
