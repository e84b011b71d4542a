"""What only a whole column can tell about its cells, decided before the first row is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.person.sex import Sex
from app.workbook.choices import Question
from app.workbook.table import Table
from app.workbook.values.date_column import DateOrder
from app.workbook.values.date_orders import decide_orders
from app.workbook.values.people_codes import decide_people_codes
from app.workbook.values.settling import NO_ANSWERS
from app.workbook.values.sex_codes import decide_sex_codes, decide_unmarked_sex


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

    Tables of one form are decided together: a village of five children cannot prove what 1 means,
    or that no program swapped their dates; the whole commune can.
    """
    readings: dict[int, ColumnReadings] = {}
    questions: list[Question] = []
    for numbers in _by_shape(tables):
        alike = [tables[number] for number in numbers]
        codes, about_codes = _decide_codes(alike, answers)
        orders, about_dates = decide_orders(alike, today, answers, epoch_1904=epoch_1904)
        for number, order in zip(numbers, orders, strict=True):
            readings[number] = replace(codes, texts=order.texts, dates=order.dates)
        questions += [*about_codes, *about_dates]
    return tuple(readings[number] for number in range(len(tables))), tuple(questions)


def _by_shape(tables: Sequence[Table]) -> list[list[int]]:
    """Put the numbers of tables of one form together."""
    found: dict[str, list[int]] = {}
    for number, table in enumerate(tables):
        found.setdefault(table.shape, []).append(number)
    return list(found.values())


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
