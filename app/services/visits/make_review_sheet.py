"""Gather what must be asked at the house, village by village, and write it down to take along."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from app.domain.child import Child
from app.domain.cleaning.review_sheet import (
    MISSING_PHONE,
    ReviewFamily,
    ReviewLine,
    ReviewSheet,
    can_be_asked,
)
from app.domain.errors import KnownError
from app.domain.handoff.row_key import SheetCode, row_key
from app.domain.ids import ChildId, VillageId
from app.domain.places.village import Village
from app.services.app import App
from app.services.cleaning.check_records import find_problems
from app.services.lists.export_list import Person, by_family
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.unit_of_work import Snapshot
from app.workbook.outgoing.review_book import write_review_book


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSheets:
    """Review sheets that were written."""

    path: Path
    villages: int
    children: int


def make_review_sheet(
    app: App,
    path: Path,
    villages: Collection[VillageId] | None = None,
    *,
    on: date | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> MadeSheets:
    """Write the review sheets of villages into one workbook, a sheet a village.

    Raises KnownError: those of `gather_review_sheets` and of `new_file`.
    """
    sheets = gather_review_sheets(app, villages, on=on, progress=progress, cancelled=cancelled)
    write_review_book(path, sheets, app.clock())
    return made_sheets(path, sheets)


def made_sheets(path: Path, sheets: Sequence[ReviewSheet]) -> MadeSheets:
    """Say what is in a file of review sheets."""
    children = sum(sheet.children for sheet in sheets)
    return MadeSheets(path=path, villages=len(sheets), children=children)


def gather_review_sheets(
    app: App,
    villages: Collection[VillageId] | None = None,
    *,
    on: date | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> tuple[ReviewSheet, ...]:
    """Gather the sheets of these villages (None: of all) with somebody to ask about.

    NO_VILLAGE stands for the children whose village is not known. Raises KnownError
    `nothing_to_ask` and `cancelled`.
    """
    with app.store.read() as snapshot:
        pace = Pace(snapshot.children.count(), progress, cancelled)
        asked = list(_asked(snapshot, villages, on or app.today(), pace))
        known = {str(village.id): village for village in snapshot.villages.all_ever()}
        code = SheetCode(app.commune.code, snapshot.journal.last_seq())
    if not asked:
        raise KnownError("nothing_to_ask")
    about = ReviewSheet(
        commune=app.commune.full_name, village="", on=on or app.today(), code=str(code), families=()
    )
    return tuple(_sheets(asked, known, about))


def _asked(
    snapshot: Snapshot, villages: Collection[VillageId] | None, on: date, pace: Pace
) -> Iterator[tuple[Person, tuple[str, ...]]]:
    wanted = None if villages is None else {str(id_) for id_ in villages}
    people = []
    for child, home in snapshot.children.everyone():
        pace.tick()
        if wanted is None or (home.village_id or "") in wanted:
            people.append((child, home))
    found = find_problems(snapshot, on, people)
    for person, (_, problems) in zip(people, found, strict=True):
        codes = can_be_asked(problem.code for problem in problems)
        if codes:
            yield person, codes


def _sheets(
    asked: Sequence[tuple[Person, tuple[str, ...]]],
    known: Mapping[str, Village],
    about: ReviewSheet,
) -> Iterator[ReviewSheet]:
    codes = {child.id: found for (child, _), found in asked}
    names = {id_: village.name for id_, village in known.items()}
    people = by_family([person for person, _ in asked], names)
    for village_id, of_village in groupby(people, key=lambda pair: pair[1].village_id or ""):
        village = known.get(village_id)
        label = f"{village.kind} {village.name}".strip() if village else ""
        yield replace(
            about,
            village=label[:1].upper() + label[1:],
            families=tuple(_families(of_village, codes)),
        )


def _families(
    people: Iterable[Person], codes: Mapping[ChildId, tuple[str, ...]]
) -> Iterator[ReviewFamily]:
    for _, members in groupby(people, key=lambda pair: pair[1].id):
        family = list(members)
        home = family[0][1]
        lines = [_line(child, codes[child.id]) for child, _ in family]
        if not home.phone:
            # Asked once for the household.
            lines[0] = replace(lines[0], asked=(*lines[0].asked, MISSING_PHONE))
        yield ReviewFamily(
            head_name=home.head_name, phone=home.phone, address=home.address, lines=tuple(lines)
        )


def _line(child: Child, asked: tuple[str, ...]) -> ReviewLine:
    in_question = any("national_id" in code for code in asked)
    number = child.national_id or child.originals.get("national_id", "")
    return ReviewLine(
        key=row_key(child.id),
        full_name=child.full_name or child.originals.get("full_name", ""),
        birth_date=child.birth_date,
        sex=child.sex or "",
        ethnicity=child.ethnicity or child.originals.get("ethnicity", ""),
        father_name=child.father_name,
        mother_name=child.mother_name,
        guardian_name=child.guardian_name,
        national_id=number if in_question else "",
        asked=asked,
    )
