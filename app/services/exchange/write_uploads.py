"""Write what waits as files in the central's own list layout, a few hundred rows each, numbered.

A batch is frozen before its file is written, and written again it is the same to the byte. That it
was written says nothing of what the central took: its changes stay on their way until the
central's list speaks of them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.exchange.upload import UploadBatch, UploadRow, number_of
from app.domain.handoff.row_key import row_key
from app.domain.ids import ChildId
from app.domain.status import Status
from app.services.app import App
from app.services.lists.export_list import Person, by_family
from app.services.pace import Cancelled, Progress, say_nothing
from app.storage.outbox import Key
from app.storage.unit_of_work import Snapshot, UnitOfWork
from app.workbook.outgoing.list_layout import SHEET, UPLOAD_COLUMNS, list_cells, status_cell
from app.workbook.outgoing.writer import add_list, new_book

MOST_ROWS = 500
"""The ministry's system takes lists of this size without timing out; ours."""
_LAST = "upload.last"
"""The setting that holds the day and how many batches were numbered on it."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written."""

    paths: tuple[Path, ...]
    children: int
    again: bool = False
    """Whether they are files without an answer, written once more."""
    left: int = 0
    """Files that were not written because a person stopped it."""


def write_uploads(
    app: App,
    folder: Path,
    *,
    again: bool = False,
    most_rows: int = MOST_ROWS,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Written:
    """Write the files of what waits into a folder; `again` those without an answer instead.

    A batch whose file could not be written, or that a person did not wait for, is written with the
    next ones. Raises the KnownErrors of `new_file`, and `cancelled` while nothing is frozen yet.
    """
    if not again:
        _freeze_all(app, most_rows, cancelled)
    with app.store.read() as snapshot:
        open_batches = snapshot.sync.uploads.open()
    wanted = [batch for batch in open_batches if again or not batch.written]
    paths: list[Path] = []
    while len(paths) < len(wanted) and not cancelled():
        progress(len(paths), len(wanted))
        paths.append(_write(app, wanted[len(paths)], folder))
    written = wanted[: len(paths)]
    children = sum(len(batch.rows) for batch in written)
    return Written(tuple(paths), children, again, len(wanted) - len(paths))


def _freeze_all(app: App, most_rows: int, cancelled: Cancelled) -> None:
    """Freeze all that waits, or nothing."""
    with app.write("upload") as work:
        for batch in _batches(app, work, most_rows):
            if cancelled():
                raise KnownError("cancelled")
            work.sync.uploads.freeze(batch, _hash(batch), app.clock())


def file_name(commune: str, number: str) -> str:
    """Name the file of a batch."""
    return f"tai-len-{commune}-{number}.xlsx"


def _hash(batch: UploadBatch) -> str:
    return hashlib.sha256(batch.to_bytes()).hexdigest()


def _batches(app: App, work: UnitOfWork, most_rows: int) -> Iterator[UploadBatch]:
    rows = list(_rows(work))
    day, last_seq = app.today(), work.journal.last_seq()
    said, _, count = work.settings.get(_LAST).partition("/")
    number = int(count) if said == day.isoformat() else 0
    for start in range(0, len(rows), most_rows):
        number += 1
        work.settings.put(_LAST, f"{day.isoformat()}/{number}")
        part = rows[start : start + most_rows]
        yield UploadBatch(number_of(day, number), day, tuple(part), last_seq)


def _rows(work: UnitOfWork) -> Iterator[UploadRow]:
    """Lay out every child that changed, or lives in a household that did."""
    waiting = work.sync.uploads.waiting()
    homes = work.sync.uploads.children_of(id_ for entity, id_ in waiting if entity == "household")
    ids = {ChildId(id_) for entity, id_ in waiting if entity == "child"}
    ids |= {ChildId(id_) for members in homes.values() for id_ in members}
    names = work.villages.names()
    for child, home in by_family(_to_tell(work, ids, waiting), names):
        told = [
            change
            for key in (("child", child.id), ("household", home.id))
            for change in waiting.get(key, ())
        ]
        own = ("child", child.id) in waiting
        yield _row((child, home), names.get(home.village_id or "", ""), told, own=own)


def _to_tell(
    snapshot: Snapshot, ids: set[ChildId], waiting: dict[Key, list[str]]
) -> Sequence[Person]:
    """Fetch the children; one that no longer counts is told only by a change of its own."""
    people = snapshot.children.with_households(sorted(ids))
    return [
        (child, home)
        for child, home in people
        if child.status is Status.ACTIVE or ("child", child.id) in waiting
    ]


def _row(person: Person, village: str, told: Sequence[str], *, own: bool) -> UploadRow:
    child, home = person
    key = row_key(child.id)
    return UploadRow(
        key=key,
        child_id=child.id,
        household_id=home.id,
        changes=tuple(told),
        own=own,
        external_code=child.external_code,
        national_id=child.national_id,
        cells=(*list_cells(child, home, village), key, status_cell(child.status)),
    )


def _write(app: App, batch: UploadBatch, folder: Path) -> Path:
    path = folder / file_name(app.commune.code, batch.number)
    frozen_on = datetime.combine(batch.day, time(), UTC)
    rows = ((number, *row.cells, batch.number) for number, row in enumerate(batch.rows, start=1))
    with new_book(path, created=frozen_on, title=SHEET) as book:
        add_list(book, SHEET, UPLOAD_COLUMNS, rows)
    with app.write("upload") as work:
        work.sync.uploads.mark_written(batch.id, app.clock())
    return path
