"""Open a file of children and find what is in it: its tables, and what must be asked.

The choices of the person go in here; those made for the last file of the same shape are the
beginning.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from app.services.app import App
from app.services.lists.import_report import PassedRow
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.unit_of_work import UnitOfWork
from app.workbook.ask_encodings import ask_encodings, encodings_said
from app.workbook.choices import Choices, Question
from app.workbook.layout import find_tables
from app.workbook.old_text import decode_workbook
from app.workbook.reader import read_workbook
from app.workbook.readings import ColumnReadings, read_all_columns
from app.workbook.sheet import Workbook
from app.workbook.table import Table

_STEPS, _STEPS_AGAIN = 4, 2
"""Read, decoded, its tables found, their columns read; with other choices the last two."""
_OF_REGISTRY = frozenset({"birth_cert_no", "birth_book", "registered_on", "correction"})
_REMEMBERED = "list_shape."
"""Beginning of the settings that keep the choices for lists of one shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """A file as it was understood with `choices`; nothing of the store is in it."""

    file: str
    workbook: Workbook
    """Read and decoded: other choices need no other reading (`choose`)."""
    tables: tuple[Table, ...]
    readings: tuple[ColumnReadings, ...]
    """How the columns of each table are read."""
    questions: tuple[Question, ...]
    """Of the sheets and of the columns, answered ones too."""
    choices: Choices
    shape: str
    """The same for the next file with these columns, whatever its sheets are called."""
    on: date
    """The day it is read as of: no child of the list is born after it."""

    @property
    def passed(self) -> tuple[PassedRow, ...]:
        """Name the filled rows that are no child's."""
        return tuple(
            PassedRow(table.place, row.number, row.kind, row.text)
            for table in self.tables
            for row in table.passed
        )

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """Name the questions that nobody has answered."""
        return tuple(one for one in self.questions if one.key not in self.choices.answers)

    @property
    def is_of_registry(self) -> bool:
        """Whether its columns are those of the civil registry: a register, or corrections."""
        named = {column.field for table in self.tables for column in table.columns}
        return bool(named & _OF_REGISTRY) or any(name.startswith("new_") for name in named)

    @property
    def rows(self) -> int:
        """Count the rows that will be read."""
        return sum(len(table.rows) for table in self.tables)


def read_list(
    app: App,
    path: Path,
    choices: Choices | None = None,
    *,
    on: date | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> FoundList:
    """Read a file and find its tables; without `choices`, as the last list of its shape was taken.

    Raises KnownError: those of `read_workbook`, `no_table_found`, `cancelled`.
    """
    pace = Pace(_STEPS, progress, cancelled)
    pace.listen()
    file = pace.beside(lambda: read_workbook(path))
    workbook = pace.beside(lambda: decode_workbook(file))
    found = _found(workbook, Choices(), on or app.today(), pace)
    wanted = remembered(app, found) if choices is None else choices
    return choose(found, wanted, progress=progress, cancelled=cancelled)


def choose(
    found: FoundList,
    choices: Choices,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> FoundList:
    """Find the tables of a file that was read with other choices."""
    if choices == found.choices:
        return found
    pace = Pace(_STEPS_AGAIN, progress, cancelled)
    before, said = (encodings_said(found.workbook, c.answers) for c in (found.choices, choices))
    workbook = found.workbook if before == said else decode_workbook(found.workbook, said)
    return replace(_found(workbook, choices, found.on, pace), shape=found.shape)


def remembered(app: App, found: FoundList) -> Choices:
    """Recall the choices made for the last list of this shape, whatever its sheets were called."""
    with app.store.read() as snapshot:
        text = snapshot.settings.get(_REMEMBERED + found.shape)
    if not text:
        return Choices()
    kept = json.loads(text)
    renamed = dict(zip(kept["sheets"], _sheets(found), strict=False))
    return _renamed(Choices.from_json(kept["choices"]), renamed)


def remember(unit: UnitOfWork, found: FoundList) -> None:
    """Keep the choices of a list for the next one of its shape."""
    key = _REMEMBERED + found.shape
    if found.choices != Choices() or unit.settings.get(key):
        kept = {"sheets": _sheets(found), "choices": found.choices.to_json()}
        unit.settings.put(key, json.dumps(kept, ensure_ascii=False))


def _sheets(found: FoundList) -> list[str]:
    return [sheet.name for sheet in found.workbook.sheets]


def _renamed(choices: Choices, sheets: Mapping[str, str]) -> Choices:
    """Say the choices of other sheets; `sheets` is the old name -> the new one."""
    answers = {}
    for key, option in choices.answers.items():
        code, mark, rest = key.partition(":")
        old = max(
            (name for name in sheets if f"{rest}:".startswith(f"{name}:")), key=len, default=""
        )
        new = f"{sheets[old]}{rest[len(old) :]}" if old else rest
        answers[f"{code}{mark}{new}"] = option
    return Choices(
        {sheets.get(name, name): taken for name, taken in choices.sheets.items()},
        {sheets.get(name, name): fields for name, fields in choices.columns.items()},
        answers,
    )


def _found(workbook: Workbook, choices: Choices, on: date, pace: Pace) -> FoundList:
    pace.listen()
    told = pace.beside(lambda: find_tables(workbook, choices))
    readings, asked = pace.beside(
        lambda: read_all_columns(told.tables, on, choices.answers, epoch_1904=workbook.epoch_1904)
    )
    return FoundList(
        file=workbook.file_name,
        workbook=workbook,
        tables=told.tables,
        readings=readings,
        questions=(*ask_encodings(workbook), *told.questions, *asked),
        choices=choices,
        shape=_shape(told.tables),
        on=on,
    )


def _shape(tables: Iterable[Table]) -> str:
    shapes = "\n".join(sorted({table.shape for table in tables}))
    return blake2b(shapes.encode(), digest_size=8).hexdigest()
