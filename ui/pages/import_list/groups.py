"""Sheets of one shape as one list: what is said of its columns is said once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.services.lists.read_list import FoundList
from app.workbook.choices import Choices, Question
from app.workbook.table import Column, Table


@dataclass(frozen=True, slots=True)
class Group:
    """Tables with the same columns; the samples are those of the first that has any."""

    shape: str
    tables: tuple[Table, ...]
    columns: tuple[Column, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """Name its sheets."""
        return tuple(table.sheet for table in self.tables)

    @property
    def rows(self) -> int:
        """Count the children of all its sheets."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """The same question about every sheet of a group, asked once."""

    question: Question
    keys: tuple[str, ...]
    sheets: tuple[str, ...]
    answer: str | None
    """What the person said (the empty option leaves a column); None while nothing is."""

    @property
    def chosen(self) -> str | None:
        """Give the answer, or what will be taken for it; None where nothing will."""
        return self.question.suggested or None if self.answer is None else self.answer


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A sheet of the file and what is done with it."""

    name: str
    rows: int
    """Children found on it."""
    visible: bool
    taken: bool
    found: bool
    """Whether a list was found on it, or may be: it was not looked at."""


def group_tables(tables: Iterable[Table]) -> tuple[Group, ...]:
    """Put the tables of one shape together, in the order of the sheets."""
    shapes: dict[str, list[Table]] = {}
    for table in tables:
        shapes.setdefault(table.shape, []).append(table)
    return tuple(
        Group(shape, tuple(members), _columns(members)) for shape, members in shapes.items()
    )


def ask_once(found: FoundList) -> tuple[GroupQuestion, ...]:
    """Put the questions together that ask the same of sheets of one shape."""
    shapes = {table.sheet: table.shape for table in found.tables}
    alike: dict[tuple[object, ...], list[Question]] = {}
    for one in found.questions:
        about = shapes.get(one.sheet, one.sheet)
        alike.setdefault((one.code, one.header, one.options, about), []).append(one)
    return tuple(_group_question(members, found.choices) for members in alike.values())


def sheets_of(found: FoundList) -> tuple[SheetFact, ...]:
    """List every sheet of the file, those without a list too."""
    rows: dict[str, int] = {}
    for table in found.tables:
        rows[table.sheet] = rows.get(table.sheet, 0) + len(table.rows)
    return tuple(
        SheetFact(
            name=sheet.name,
            rows=rows.get(sheet.name, 0),
            visible=sheet.visible,
            taken=sheet.name in rows,
            found=sheet.name in rows or not found.choices.sheets.get(sheet.name, sheet.visible),
        )
        for sheet in found.workbook.sheets
    )


def with_sheet(choices: Choices, sheet: str, *, taken: bool) -> Choices:
    """Take a sheet, or leave it."""
    return replace(choices, sheets={**choices.sheets, sheet: taken})


def with_field(choices: Choices, group: Group, header: str, field: str) -> Choices:
    """Take a column for another field on every sheet of a group."""
    columns = {sheet: dict(said) for sheet, said in choices.columns.items()}
    for sheet in group.sheets:
        columns[sheet] = {**columns.get(sheet, {}), header: field}
    return replace(choices, columns=columns)


def with_answer(choices: Choices, asked: GroupQuestion, option: str) -> Choices:
    """Answer a question for every sheet it is about."""
    return replace(choices, answers={**choices.answers, **dict.fromkeys(asked.keys, option)})


def _columns(tables: Sequence[Table]) -> tuple[Column, ...]:
    return tuple(
        next((column for column in alike if column.samples), alike[0])
        for alike in zip(*(table.columns for table in tables), strict=True)
    )


def _group_question(members: Sequence[Question], choices: Choices) -> GroupQuestion:
    first = members[0]
    suggested = {one.suggested for one in members}
    samples = dict.fromkeys(text for one in members for text in one.samples)
    answers = {choices.answers.get(one.key) for one in members}
    merged = replace(
        first,
        suggested=first.suggested if len(suggested) == 1 else "",
        samples=tuple(samples)[:3],
        count=sum(one.count for one in members),
    )
    return GroupQuestion(
        merged,
        tuple(one.key for one in members),
        tuple(one.sheet for one in members),
        answers.pop() if len(answers) == 1 else None,
    )
