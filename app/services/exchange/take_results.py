"""Take the central's list of results back: what it took, and what it wants to be put right.

A row is known by its key and its batch; a list that names no child is read by its keys alone.
Rows in any order, rows missing, the same list twice: only what a row plainly says of a change that
is still on its way changes that change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.exchange.upload import SAID, UploadBatch, UploadRow
from app.domain.handoff.row_key import read_row_key
from app.domain.person.national_id import read_national_id
from app.domain.text.text import fold, nfc_clean
from app.services.app import App
from app.services.lists.read_list import read_list
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.unit_of_work import UnitOfWork
from app.workbook.keyed_rows import keyed_tables
from app.workbook.old_text import decode_workbook
from app.workbook.reader import read_workbook
from app.workbook.result_words import (
    BATCH_HEADER,
    REASON_HEADERS,
    RESULT_HEADERS,
    Result,
    read_result,
)
from app.workbook.sheet import raw_text
from app.workbook.table import Row, Table

_LONGEST = 300
Found = tuple[UploadBatch, UploadRow]


@dataclass(slots=True)
class TakenResults:
    """What a list of results said, in rows."""

    accepted: int = 0
    needs_fix: int = 0
    known: int = 0
    """Rows of which it said nothing new."""
    unclear: int = 0
    """Rows that it names without saying plainly what became of them."""
    strange: int = 0
    """Rows that are none of ours."""
    still_open: int = 0
    """Children whose file has no answer yet, after this list."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the list."""

    batch: str
    key: str
    external_code: str
    national_id: str
    result: Result
    words: str


def take_results(
    app: App,
    path: Path,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> TakenResults:
    """Take a list of results, all of it in one transaction.

    Raises KnownError: those of `read_list`, and `no_results_found` where no column says what
    became of the rows, or no column of keys says of whom.
    """
    lines = _read(app, path, progress, cancelled) or _read_keyed(path)
    if not lines:
        raise KnownError("no_results_found", file=path.name)
    with app.write("upload") as work:
        return _Taking(work, Pace(len(lines), progress, cancelled)).take(lines)


def _read(app: App, path: Path, progress: Progress, cancelled: Cancelled) -> list[_Line]:
    """Read the lists of children in a file that say what became of them."""
    try:
        found = read_list(app, path, progress=progress, cancelled=cancelled)
    except KnownError as error:
        if error.code != "no_table_found":
            raise
        return []
    return [line for table in found.tables for line in _lines(table)]


def _read_keyed(path: Path) -> list[_Line]:
    """Read the tables that have results and keys, and name nobody."""
    workbook = decode_workbook(read_workbook(path))
    tables = keyed_tables(workbook, (*RESULT_HEADERS, *REASON_HEADERS))
    return [line for table in tables for line in _lines(table)]


def _lines(table: Table) -> Iterator[_Line]:
    """Read the rows of a table; none where it has no column of results."""
    named = {fold(_last(column.header)): column.index for column in reversed(table.columns)}
    fields = {column.field: column.index for column in reversed(table.columns) if column.field}
    result, reason = _first(named, RESULT_HEADERS), _first(named, REASON_HEADERS)
    if result is None and reason is None:
        return
    batch = named.get(fold(BATCH_HEADER))
    for row in table.rows:
        words = _text(row, reason)
        said = read_result(_text(row, result)) if result is not None else _of_reason(words)
        yield _Line(
            batch=_text(row, batch).upper(),
            key=read_row_key(_text(row, fields.get("row_key"))),
            external_code=_text(row, fields.get("external_code")),
            national_id=_number(row, fields.get("national_id")),
            result=said,
            words=words or _text(row, result),
        )


def _of_reason(words: str) -> Result:
    """Read a list of faults alone: a fault refuses, and that there is none accepts nothing."""
    return Result.REFUSED if words else Result.UNKNOWN


def _last(header: str) -> str:
    return header.rpartition(" / ")[2]


def _first(named: dict[str, int], headers: Sequence[str]) -> int | None:
    return next((named[fold(one)] for one in headers if fold(one) in named), None)


def _text(row: Row, at: int | None) -> str:
    return "" if at is None else nfc_clean(raw_text(row.cell(at)))


def _number(row: Row, at: int | None) -> str:
    """Read an ID number; zeros that a spreadsheet took off its front are put back."""
    cell = "" if at is None else row.cell(at)
    read = read_national_id(cell if isinstance(cell, int | float) else raw_text(cell))
    return read.value or (read.repaired[0] if len(read.repaired) == 1 else "")


@dataclass(slots=True)
class _Taking:
    """Lays the lines of a list on the rows that are on their way."""

    work: UnitOfWork
    pace: Pace
    taken: TakenResults = field(default_factory=TakenResults)

    def take(self, lines: Iterable[_Line]) -> TakenResults:
        batches = self.work.sync.uploads.open()
        in_flight = self.work.sync.uploads.in_flight()
        said: dict[tuple[str, str], tuple[Found, set[Result], str]] = {}
        self.pace.listen()
        for line in lines:
            self.pace.tick()
            found = _find(line, batches)
            if found is None:
                self.taken.strange += 1
                continue
            key = (found[0].id, found[1].child_id)
            before = said.get(key, (found, set(), ""))
            said[key] = (found, before[1] | {line.result}, before[2] or line.words)
        self.pace.listen()
        for found, results, words in sorted(said.values(), key=_turn):
            self._settle(found, results, words, in_flight)
        self.work.sync.uploads.drop_answered()
        self.taken.still_open = self.work.sync.uploads.count_open()
        return self.taken

    def _settle(
        self, found: Found, results: set[Result], words: str, in_flight: dict[str, str]
    ) -> None:
        """Settle one row; where the list contradicts itself, it says nothing."""
        batch, row = found
        changes = [one for one in row.changes if in_flight.get(one) == batch.id]
        for change in changes if len(results) == 1 and Result.UNKNOWN not in results else ():
            del in_flight[change]
        if not changes:
            self.taken.known += 1
        elif results == {Result.ACCEPTED}:
            self.taken.accepted += 1
            keys = [("child", row.child_id), ("household", row.household_id)]
            self.work.sync.uploads.accept(batch, changes, keys)
        elif results == {Result.REFUSED}:
            self.taken.needs_fix += 1
            self.work.sync.uploads.refuse(changes, batch.id, SAID + words[:_LONGEST])
        else:
            self.taken.unclear += 1


def _turn(said: tuple[Found, set[Result], str]) -> int:
    """Give the order in which the rows of a household are settled, which all tell of it.

    A refused row that tells nothing else keeps its household open; else one that is taken closes
    it, whatever is wrong with the other children.
    """
    (_, row), results, _ = said
    if results != {Result.REFUSED}:
        return 1
    return 2 if row.own else 0


def _find(line: _Line, batches: Sequence[UploadBatch]) -> Found | None:
    """Find the row that a line speaks of; without the batch only where there is but one."""
    found = [
        (batch, row)
        for batch in batches
        if line.batch in ("", batch.number)
        for row in batch.rows
        if _is(line, row)
    ]
    return found[0] if len(found) == 1 else None


def _is(line: _Line, row: UploadRow) -> bool:
    if line.key:
        return line.key == row.key
    if line.external_code:
        return line.external_code == row.external_code
    return bool(line.national_id) and line.national_id == row.national_id
