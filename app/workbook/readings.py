"""What only a whole column can tell about its cells, decided before the first row is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.sex import Sex
from app.workbook.choices import Question
from app.workbook.date_column import DateOrder, DateShapes, shapes_of
from app.workbook.people_codes import decide_people_codes
from app.workbook.settling import NO_ANSWERS, Asked, answer_to, cells_of
from app.workbook.sex_codes import decide_sex_codes, decide_unmarked_sex
from app.workbook.sheet import Cell
from app.workbook.table import Column, Table

_DATES = ("birth_date", "dob_male", "dob_female")
AS_SHOWN, SWAPPED = "as_shown", "swapped"


@dataclass(frozen=True, slots=True)
class ColumnReadings:
    """How the columns of one table are to be read."""

    texts: DateOrder = DateOrder.DAY_FIRST
    """Birth dates written as text, where both numbers could be the month."""
    dates: DateOrder = DateOrder.DAY_FIRST
    """Real dates; MONTH_FIRST where the program took the day for the month."""
    sexes: Mapping[str, Sex] = field(default_factory=dict)
    """Number -> sex."""
    unmarked: Sex | None = None
    """The sex of a child without a cross, where one sex alone has a column for it."""
    peoples: Mapping[str, str] = field(default_factory=dict)
    """Number -> official name of the people."""


AS_WRITTEN = ColumnReadings()
"""Nothing is known of the columns: what is in doubt stays empty."""


def read_columns(
    table: Table,
    today: date,
    answers: Mapping[str, str] = NO_ANSWERS,
    *,
    epoch_1904: bool = False,
) -> tuple[ColumnReadings, tuple[Question, ...]]:
    """Decide how the columns of a table are to be read, and ask what they do not tell.

    An unanswered question counts as answered by what it suggests; where it suggests nothing,
    the cells concerned stay empty (a date keeps its year) and their text is kept.
    """
    (readings,), questions = read_all_columns((table,), today, answers, epoch_1904=epoch_1904)
    return readings, questions


def read_all_columns(
    tables: Sequence[Table],
    today: date,
    answers: Mapping[str, str] = NO_ANSWERS,
    *,
    epoch_1904: bool = False,
) -> tuple[tuple[ColumnReadings, ...], tuple[Question, ...]]:
    """Decide the columns of all tables of a file, in their order (see `read_columns`).

    Tables of one form share their codes: a village of five children cannot prove what 1 means,
    the whole commune can. Dates are each sheet's own: what typed them was each one's computer.
    """
    codes = {shape: _decide_codes(alike, answers) for shape, alike in _by_shape(tables).items()}
    questions = [question for _, asked in codes.values() for question in asked]
    readings = []
    for table in tables:
        texts, dates, asked = _decide_dates(table, today, answers, epoch_1904=epoch_1904)
        readings.append(replace(codes[table.shape][0], texts=texts, dates=dates))
        questions += asked
    return tuple(readings), tuple(questions)


def _by_shape(tables: Sequence[Table]) -> dict[str, list[Table]]:
    found: dict[str, list[Table]] = {}
    for table in tables:
        found.setdefault(table.shape, []).append(table)
    return found


def _decide_codes(
    alike: Sequence[Table], answers: Mapping[str, str]
) -> tuple[ColumnReadings, list[Question]]:
    """Decide what the numbers and crosses of tables of one form mean."""
    whole = replace(alike[0], rows=tuple(row for table in alike for row in table.rows))
    sexes, of_sexes = decide_sex_codes(whole, answers)
    unmarked, of_marks = decide_unmarked_sex(whole, answers)
    peoples, of_peoples = decide_people_codes(whole, answers)
    readings = ColumnReadings(sexes=sexes, unmarked=unmarked, peoples=peoples)
    return readings, [*of_sexes, *of_marks, *of_peoples]


def _decide_dates(
    table: Table, today: date, answers: Mapping[str, str], *, epoch_1904: bool
) -> tuple[DateOrder, DateOrder, list[Question]]:
    columns = [column for column in table.columns if column.field in _DATES]
    if not columns:
        return DateOrder.DAY_FIRST, DateOrder.DAY_FIRST, []
    column = columns[0]
    cells = [cell for one in columns for cell in cells_of(table, one)]
    shapes = shapes_of(cells, epoch_1904=epoch_1904, today=today)
    texts, dates, questions = shapes.order_of_texts, shapes.order_of_dates, []
    if texts is not DateOrder.DAY_FIRST:
        question = _ask_order(table, column, shapes, cells)
        texts = DateOrder(answer_to(question, answers) or DateOrder.UNKNOWN)
        questions.append(question)
    if dates is not DateOrder.DAY_FIRST:
        question = _ask_swapped(table, column, shapes, cells)
        said = answer_to(question, answers)
        dates = _ORDER_SAID.get(said, DateOrder.UNKNOWN)
        questions.append(question)
    return texts, dates, questions


_ORDER_SAID = {AS_SHOWN: DateOrder.DAY_FIRST, SWAPPED: DateOrder.MONTH_FIRST}


def _ask_order(table: Table, column: Column, shapes: DateShapes, cells: list[Cell]) -> Question:
    order = shapes.order_of_texts
    suggested = "" if order is DateOrder.UNKNOWN else str(order)
    options = (str(DateOrder.DAY_FIRST), str(DateOrder.MONTH_FIRST))
    samples = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    asked = Asked("day_month", table, column, options)
    return asked.question(suggested, samples, shapes.open + shapes.month_first)


def _ask_swapped(table: Table, column: Column, shapes: DateShapes, cells: list[Cell]) -> Question:
    suggested = SWAPPED if shapes.order_of_dates is DateOrder.MONTH_FIRST else ""
    samples = [f"{cell:%d/%m/%Y}" for cell in cells if isinstance(cell, date)]
    asked = Asked("swapped_dates", table, column, (SWAPPED, AS_SHOWN))
    return asked.question(suggested, samples, shapes.early)
