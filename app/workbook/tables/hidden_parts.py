"""What Excel does not show: said aloud, and taken or left as the person answers."""

from collections.abc import Sequence
from dataclasses import replace

from app.workbook.choices import Choices, Question
from app.workbook.table import Column, Passed, Row, Table
from app.workbook.tables.columns import ASKED

HIDDEN_ROWS, HIDDEN_COLUMNS, HIDDEN_SHEET = "hidden_rows", "hidden_columns", "hidden_sheet"
TAKE, LEAVE = "take", "leave"
_SAMPLES = 3


def ask_hidden(table: Table, choices: Choices) -> tuple[Table, tuple[Question, ...]]:
    """Ask about the hidden rows and columns of a table, and leave those that are not wanted.

    A filter left on hides children, so hidden rows are taken unless the person says otherwise.
    """
    rows = [row for row in table.rows if row.hidden]
    columns = [column for column in table.columns if column.hidden and column.field in ASKED]
    questions = []
    if rows:
        samples = tuple(_name_in(row, table.columns) for row in rows[:_SAMPLES])
        question = _question(HIDDEN_ROWS, table.sheet, samples, len(rows))
        questions.append(question)
        if choices.answers.get(question.key, TAKE) == LEAVE:
            table = _without_rows(table)
    if columns:
        headers = tuple(column.header for column in columns)
        question = _question(HIDDEN_COLUMNS, table.sheet, headers[:_SAMPLES], len(columns))
        questions.append(question)
        if choices.answers.get(question.key, TAKE) == LEAVE:
            table = _without_columns(table)
    return table, tuple(questions)


def ask_sheet(table: Table, choices: Choices, *, is_only: bool) -> tuple[bool, Question | None]:
    """Say whether to take the table of a sheet, and ask where Excel does not show it.

    A hidden sheet mostly is an old copy: it is left, unless there is no other list.
    """
    if table.visible:
        return choices.sheets.get(table.sheet, True), None
    suggested = TAKE if is_only else LEAVE
    question = replace(
        _question(HIDDEN_SHEET, table.sheet, (), len(table.rows)), suggested=suggested
    )
    answer = choices.answers.get(question.key, suggested)
    return choices.sheets.get(table.sheet, answer == TAKE), question


def _question(code: str, sheet: str, samples: tuple[str, ...], count: int) -> Question:
    return Question(
        key=f"{code}:{sheet}",
        code=code,
        sheet=sheet,
        options=(TAKE, LEAVE),
        suggested=TAKE,
        samples=samples,
        count=count,
    )


def _without_rows(table: Table) -> Table:
    left = tuple(
        Passed(row.number, "hidden", _name_in(row, table.columns))
        for row in table.rows
        if row.hidden
    )
    passed = tuple(sorted((*table.passed, *left), key=lambda row: row.number))
    return replace(table, rows=tuple(r for r in table.rows if not r.hidden), passed=passed)


def _without_columns(table: Table) -> Table:
    columns = tuple(replace(c, field="") if c.hidden else c for c in table.columns)
    return replace(table, columns=columns)


def _name_in(row: Row, columns: Sequence[Column]) -> str:
    names = ("family_name", "full_name", "given_name")
    texts = (str(row.cell(c.index)) for c in columns if c.field in names)
    return " ".join(" ".join(texts).split())
