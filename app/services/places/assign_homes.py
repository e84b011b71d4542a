"""Which household of a split village goes where, by a list: who, and the new village.

Who is the head of the household, or a child of it by its code or number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.ids import HouseholdId, VillageId
from app.domain.text.text import fold
from app.services.app import App
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where households go, and the lines of the list that say nothing clear."""

    homes: dict[HouseholdId, str]
    """Household -> the new village as the list writes it."""
    unclear: tuple[tuple[int, str], ...]
    """Line number and who it names: nobody of these villages, or several households."""


def assign_homes(
    app: App, villages: Iterable[VillageId], rows: Iterable[Sequence[str]]
) -> Assigned:
    """Match a list with the households of the villages that are split."""
    with app.store.read() as snapshot:
        by_name = _by_name(snapshot, villages)
    homes: dict[HouseholdId, str] = {}
    unclear = []
    for number, row in enumerate(rows, 1):
        who, village = (*(cell.strip() for cell in row), "", "")[:2]
        found = by_name.get(fold(who), set())
        if len(found) == 1 and village:
            homes[next(iter(found))] = village
        elif who and village:
            unclear.append((number, who))
    return Assigned(homes, tuple(unclear))


def _by_name(snapshot: Snapshot, villages: Iterable[VillageId]) -> dict[str, set[HouseholdId]]:
    """Give the households by what may name them: the head, or a child's code, number or id."""
    found: dict[str, set[HouseholdId]] = {}
    homes = [home for id_ in villages for home in snapshot.households.in_village(id_)]
    for key, id_ in ((fold(home.head_name), home.id) for home in homes):
        found.setdefault(key, set()).add(id_)
    for child in snapshot.children.of_households(home.id for home in homes):
        for text in (child.external_code, child.national_id, child.id):
            found.setdefault(fold(text), set()).add(child.household_id)
    found.pop("", None)
    return found
