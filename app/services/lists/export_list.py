"""Write the commune's list, or any part of it, so that it comes in again unchanged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.child import Child
from app.domain.circumstances.circumstance_kind import kind_of
from app.domain.cleaning.checks import LEVELS
from app.domain.cleaning.worklists import LISTS
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.places.place import VillageBook
from app.domain.text.collation import name_sort_key
from app.domain.text.text import fold
from app.services.app import App
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.unlock import note
from app.services.cleaning.check_records import find_problems
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.child_list import ChildFilter
from app.storage.unit_of_work import Snapshot
from app.workbook.outgoing.list_layout import (
    COLUMNS,
    CONFIDENTIAL_COLUMN,
    KEY_COLUMN,
    REGISTER_COLUMNS,
    SHEET,
    key_cell,
    list_cells,
    register_cells,
)
from app.workbook.outgoing.writer import ListColumn, add_list, new_book, write_csv

CSV = ".csv"
_CHUNK = 500
_NOWHERE = (1 << 30, "")
"""Sorts after every village: the children whose village is not known come last."""
Person = tuple[Child, Household]
_Cells = Callable[[Child], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A list that was written."""

    path: Path
    children: int


def export_list(
    app: App,
    wanted: ChildFilter,
    path: Path,
    *,
    on: date | None = None,
    confidential: bool = False,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Exported:
    """Write the children of a filter in the layout of the central system's list.

    They stand by village and household, so that families stay together. A worklist is reckoned to
    the day `on`; without it, as pages show it. What is `confidential` has a column of its own where
    it is asked for, and it is noted who asked. Raises KnownError: `cancelled` (nothing was
    written), `confidential_locked` and those of `new_file`.
    """
    if confidential:
        app.permission.use(app.clock())
        note(app, "exported")
    with app.store.read() as snapshot:
        ids = snapshot.list.ids(wanted if on is None else replace(wanted, worklist=""))
        pace = Pace(2 * len(ids), progress, cancelled)
        pace.listen()
        people = list(fetch_people(snapshot, ids, pace))
        if on is not None and wanted.worklist:
            people = _on_worklist(snapshot, people, wanted, on)
        names = snapshot.villages.names()
        secret = [_secret_column(app, snapshot, ids)] if confidential else []
    people = by_family(people, names)
    further = [*_further(people), *secret]
    columns = (*COLUMNS, *(column for columns, _ in further for column in columns))
    _write(app, path, columns, _rows(people, names, pace, [cells for _, cells in further]))
    pace.finish()
    return Exported(path=path, children=len(people))


def part_of_list(app: App, worklist: str = "", village: str = "") -> ChildFilter:
    """Name a part of the list by the key of a worklist and the name of a village.

    Raises KnownError `worklist_unknown` and `village_unknown`.
    """
    if worklist and worklist not in LISTS:
        raise KnownError("worklist_unknown", names=", ".join(LISTS))
    if not village:
        return ChildFilter(worklist=worklist)
    with app.store.read() as snapshot:
        found = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer).find(village)
    if found is None:
        raise KnownError("village_unknown")
    return ChildFilter(worklist=worklist, village_id=found.id)


def fetch_people(snapshot: Snapshot, ids: Sequence[ChildId], pace: Pace) -> Iterator[Person]:
    """Fetch children with their households, listening for the cancel button."""
    for start in range(0, len(ids), _CHUNK):
        people = snapshot.children.with_households(ids[start : start + _CHUNK])
        yield from people
        pace.tick(len(people))


def _on_worklist(
    snapshot: Snapshot, people: Sequence[Person], wanted: ChildFilter, on: date
) -> list[Person]:
    """Keep who is on a worklist on a day; likenesses and the like are as the store has them."""
    marks = frozenset(LISTS[wanted.worklist])
    kept = frozenset(snapshot.list.ids(wanted)) if marks - LEVELS.keys() else frozenset()
    found = find_problems(snapshot, on, people)
    return [
        (child, home)
        for (child, home), (_, problems) in zip(people, found, strict=True)
        if child.id in kept or any(problem.code in marks for problem in problems)
    ]


def by_family(people: Sequence[Person], village_names: Mapping[str, str]) -> list[Person]:
    """Sort by village, household and age; who has no known village comes last."""
    places = {id_: _place_key(name) for id_, name in village_names.items()}
    homes = {
        home.id: (
            places.get(home.village_id or "", _NOWHERE),
            home.village_id or "",
            name_sort_key(home.head_name),
            home.id,
        )
        for _, home in people
    }
    return sorted(
        people, key=lambda pair: (homes[pair[1].id], str(pair[0].birth_date or ""), pair[0].id)
    )


def _place_key(name: str) -> tuple[int, str]:
    """Sort villages by name, numbered ones by their number."""
    return (int(name), "") if name.isdecimal() else (0, fold(name))


def _rows(
    people: Sequence[Person], names: Mapping[str, str], pace: Pace, further: Sequence[_Cells]
) -> Iterator[tuple[str | int, ...]]:
    for number, (child, home) in enumerate(people, start=1):
        cells = list_cells(child, home, names.get(home.village_id or "", ""))
        yield (number, *cells, *(cell for more in further for cell in more(child)))
        pace.tick()


def _further(people: Sequence[Person]) -> list[tuple[Sequence[ListColumn], _Cells]]:
    """Name the columns that stand behind the usual ones where any child fills them."""
    offered: tuple[tuple[Sequence[ListColumn], _Cells], ...] = (
        (REGISTER_COLUMNS, register_cells),
        ((KEY_COLUMN,), lambda child: (key_cell(child),)),
    )
    return [one for one in offered if any(any(one[1](child)) for child, _ in people)]


def _secret_column(
    app: App, snapshot: Snapshot, ids: Sequence[ChildId]
) -> tuple[Sequence[ListColumn], _Cells]:
    """Name the confidential groups of each child, in a column of their own."""
    told: dict[str, list[str]] = {}
    for one in read_confidential(app, snapshot, ids).circumstances:
        if one.ended_on is None:
            kind = kind_of(one.code)
            told.setdefault(one.child_id, []).append(kind.label if kind else one.note)
    return (CONFIDENTIAL_COLUMN,), lambda child: ("; ".join(told.get(child.id, ())),)


def _write(
    app: App,
    path: Path,
    columns: Sequence[ListColumn],
    rows: Iterator[tuple[str | int, ...]],
) -> None:
    if path.suffix.lower() == CSV:
        write_csv(path, [column.header for column in columns], rows)
        return
    with new_book(path, created=app.clock(), title=SHEET) as book:
        add_list(book, SHEET, columns, rows)
