"""The order of day and month on all sheets of one form: what one cannot tell, the others may.

A sheet that is told by itself, beyond doubt, keeps its own way: each was typed on a computer of
its own. What remains open is asked once for all the sheets it concerns.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.workbook.choices import Question
from app.workbook.sheet import Cell, raw_text
from app.workbook.table import Column, Table
from app.workbook.values.date_column import DateOrder, DateShapes, shapes_of
from app.workbook.values.settling import Asked, answer_to, cells_of, column_of

AS_SHOWN, SWAPPED = "as_shown", "swapped"
_WHOLE = ("birth_date", "dob_male", "dob_female")
_SPLIT = ("birth_day", "birth_month", "birth_year")
_ORDER_SAID = {AS_SHOWN: DateOrder.DAY_FIRST, SWAPPED: DateOrder.MONTH_FIRST}
_DAY, _MONTH, _UNKNOWN = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.UNKNOWN


@dataclass(frozen=True, slots=True)
class Orders:
    """How the birth dates of a table are to be read."""

    texts: DateOrder = _DAY
    dates: DateOrder = _DAY


@dataclass(frozen=True, slots=True)
class _Dates:
    """The birth dates of one table."""

    table: Table
    column: Column
    cells: list[Cell]
    shapes: DateShapes


_Ask = Callable[[DateOrder, "_Dates"], Question]


def decide_orders(
    alike: Sequence[Table], today: date, answers: Mapping[str, str], *, epoch_1904: bool
) -> tuple[list[Orders], list[Question]]:
    """Decide the dates of tables of one form, in their order, and ask what they do not tell."""
    told = [_dates_of(table, today, epoch_1904=epoch_1904) for table in alike]
    if None in told:
        return [Orders() for _ in alike], []
    dated = [one for one in told if one]
    shapes = [one.shapes for one in dated]
    texts, about_texts = _answered(dated, _orders_of_texts(shapes), _ask_order, answers)
    dates, about_dates = _answered(dated, _orders_of_dates(shapes), _ask_swapped, answers)
    orders = [Orders(*both) for both in zip(texts, dates, strict=True)]
    return orders, [*about_texts, *about_dates]


def _dates_of(table: Table, today: date, *, epoch_1904: bool) -> _Dates | None:
    """Gather the dates of a table, day and month first where they stand in three columns."""
    columns = [column for column in table.columns if column.field in _WHOLE]
    parts = [column for name in _SPLIT if (column := column_of(table, name))]
    cells: list[Cell]
    if columns:
        cells = [cell for one in columns for cell in cells_of(table, one)]
    elif len(parts) == len(_SPLIT):
        columns = parts
        rows = zip(*(cells_of(table, part) for part in parts), strict=True)
        cells = ["/".join(map(raw_text, row)) for row in rows]
    else:
        return None
    shapes = shapes_of(cells, epoch_1904=epoch_1904, today=today)
    return _Dates(table, columns[0], cells, shapes)


def _orders_of_texts(shapes: Sequence[DateShapes]) -> list[DateOrder]:
    together = sum(shapes, DateShapes()).order_of_texts
    return [one.order_of_texts if one.tells_texts else together for one in shapes]


def _orders_of_dates(shapes: Sequence[DateShapes]) -> list[DateOrder]:
    """Decide real dates: where some sheets are swapped for sure, the others may be or not."""
    clear = [one.order_of_dates for one in shapes if one.tells_dates]
    silent = [one for one in shapes if one.early and not one.tells_dates]
    together = sum(shapes, DateShapes()).order_of_dates
    if clear.count(_DAY) and clear.count(_MONTH):
        together = _UNKNOWN
    elif len(silent) > len(clear) and sum(silent, DateShapes()).order_of_dates is _DAY:
        together = _UNKNOWN if clear.count(_MONTH) else together
    return [
        one.order_of_dates if one.tells_dates else together if one.early else _DAY for one in shapes
    ]


def _answered(
    dated: Sequence[_Dates], orders: Sequence[DateOrder], ask: _Ask, answers: Mapping[str, str]
) -> tuple[list[DateOrder], list[Question]]:
    """Ask about the tables that are not day first, once for each thing that was found."""
    said, questions = {_DAY: _DAY}, []
    for order in (_MONTH, _UNKNOWN):
        members = [one for one, found in zip(dated, orders, strict=True) if found is order]
        if members:
            question = ask(order, _together(members))
            answer = answer_to(question, answers)
            said[order] = _ORDER_SAID.get(answer) or DateOrder(answer or _UNKNOWN)
            questions.append(question)
    return [said[order] for order in orders], questions


def _together(members: Sequence[_Dates]) -> _Dates:
    cells = [cell for one in members for cell in one.cells]
    shapes = sum((one.shapes for one in members), DateShapes())
    return replace(members[0], cells=cells, shapes=shapes)


def _ask_order(order: DateOrder, dates: _Dates) -> Question:
    suggested = "" if order is _UNKNOWN else str(order)
    samples = [cell for cell in dates.cells if isinstance(cell, str) and cell.strip("/ ")]
    asked = Asked("day_month", dates.table, dates.column, (str(_DAY), str(_MONTH)))
    return asked.question(suggested, samples, dates.shapes.open + dates.shapes.month_first)


def _ask_swapped(order: DateOrder, dates: _Dates) -> Question:
    suggested = SWAPPED if order is _MONTH else ""
    samples = [f"{cell:%d/%m/%Y}" for cell in dates.cells if isinstance(cell, date)]
    asked = Asked("swapped_dates", dates.table, dates.column, (SWAPPED, AS_SHOWN))
    return asked.question(suggested, samples, dates.shapes.early)
