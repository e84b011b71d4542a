"""What the makers of a question about a column share: its key, its answer, its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.person.national_id import read_national_id, sex_of
from app.domain.person.sex import Sex
from app.workbook.choices import Question
from app.workbook.sheet import Cell
from app.workbook.table import Column, Table

NO_ANSWERS: Mapping[str, str] = {}
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a column, ready but for its facts."""

    code: str
    table: Table
    column: Column
    options: tuple[str, ...]

    def question(self, suggested: str, samples: list[str], count: int) -> Question:
        """Make the question; of the samples a few different ones are kept."""
        return Question(
            key=f"{self.code}:{self.table.sheet}:{self.column.header}",
            code=self.code,
            sheet=self.table.sheet,
            header=self.column.header,
            column=self.column.index,
            options=self.options,
            suggested=suggested,
            samples=tuple(dict.fromkeys(samples))[:SAMPLES],
            count=count,
        )


def answer_to(question: Question, answers: Mapping[str, str]) -> str:
    """Give the option the person chose, else the one suggested, else nothing."""
    said = answers.get(question.key, "")
    return said if said in question.options else question.suggested


def column_of(table: Table, field: str) -> Column | None:
    """Find the column that holds a field."""
    return next((column for column in table.columns if column.field == field), None)


def cells_of(table: Table, column: Column) -> Iterator[Cell]:
    """Give the cells of a column, from the first row to the last."""
    at = column.index
    return (row.cells[at] if at < len(row.cells) else "" for row in table.rows)


def sexes_by_number(table: Table) -> list[Sex | None]:
    """Tell for each row the sex that its national ID speaks of, as far as it has one."""
    column = column_of(table, "national_id")
    if column is None:
        return [None] * len(table.rows)
    return [sex_by_number(cell) for cell in cells_of(table, column)]


def sex_by_number(cell: Cell) -> Sex | None:
    """Tell the sex that a national ID speaks of, a child's; None where it is none."""
    if not isinstance(cell, str | int | float):
        return None
    read = read_national_id(cell)
    number = read.value or "".join(read.repaired[:1])
    return sex_of(number) if number[3:4] in ("2", "3") else None
