"""A report's tables as .xlsx, with sums that Excel reckons, and as .csv for programs."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from app.domain.tables.column_rules import Kind
from app.messages import reports as said
from app.reports.letter.draw_chart import Cells, draw_chart
from app.reports.letter.table_form import shares_of
from app.reports.report import Column, Line, Reckoned, Report, Table, Value
from app.workbook.outgoing.writer import A4, FONT, new_book
from app.workbook.outgoing.writer import write_csv as write_list

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NAMES = {"children": "children_under_16"}
"""What the columns of the ministry's table are called in its files."""
_HEAD, _FIRST, _FIGURES = 4, 6, 2
"""Rows from 0: of the header, two deep, and of the first line; the first column of figures."""
_CHART_ROWS = 17
Looks = dict[str, "Format"]


def write_csv(report: Report, path: Path) -> None:
    """Write a row a line, without totals; tables stand one under the other, a blank row between.

    Raises the KnownErrors of `new_file`.
    """
    first, *rest = report.tables
    rows: list[list[str | int]] = list(_records(first))
    for table in rest:
        rows += [[], _csv_head(table), *_records(table)]
    write_list(path, [str(name) for name in _csv_head(first)], rows)


def _csv_head(table: Table) -> list[str | int]:
    return ["no", table.lines_are, *(_NAMES.get(one.key, one.key) for one in table.columns)]


def _records(table: Table) -> Iterator[list[str | int]]:
    for number, line in enumerate(table.lines, 1):
        yield [number, line.name, *map(_plain, line.values)]


def _plain(value: Value) -> str | int:
    if value is None:
        return ""
    return str(value) if isinstance(value, Decimal) else value


def write_xlsx(report: Report, office: str, path: Path, *, created: datetime) -> None:
    """Write each table on a sheet as it is printed; totals and rates are live.

    Raises the KnownErrors of `new_file`.
    """
    # Heads of two rows are written across, not row by row; reports are small.
    with new_book(path, created=created, title=report.title, row_by_row=False) as book:
        looks = _looks(book)
        for number, table in enumerate(report.tables, 1):
            name = said.SHEET if number == 1 else f"{said.SHEET} {number}"
            sheet = book.add_worksheet(name)
            _TableSheet(sheet, table, looks).write(report, office)
            _draw_charts(book, sheet, report, table)


def _draw_charts(book: "Workbook", sheet: "Worksheet", report: Report, table: Table) -> None:
    cells = Cells(sheet=sheet.name, head=_HEAD, first=_FIRST, names=_FIGURES - 1, figures=_FIGURES)
    row = _FIRST + len(table.lines) + len(table.notes) + 4
    if report.charts_of(table):
        sheet.fit_to_pages(1, 1)
    for chart in report.charts_of(table):
        drawn = draw_chart(book, chart, table, cells, FONT)
        sheet.insert_chart(row, 1, drawn, {"object_position": 1})
        row += _CHART_ROWS


class _TableSheet:
    """A sheet with one table."""

    def __init__(self, sheet: "Worksheet", table: Table, looks: Looks) -> None:
        self._sheet = sheet
        self._table = table
        self._looks = looks
        self._at = {one.key: at for at, one in enumerate(table.columns, _FIGURES)}

    def write(self, report: Report, office: str) -> None:
        """Write it from top to bottom."""
        table, sheet, looks = self._table, self._sheet, self._looks
        self._set_up()
        sheet.write_string(0, 0, office, looks["title"])
        sheet.write_string(1, 0, table.title, looks["title"])
        cut_off = said.CUT_OFF.format(cut_off=said.moment_in_words(report.taken_at))
        sheet.write_string(2, 0, cut_off, looks["note"])
        self._write_head()
        for row, line in enumerate(table.lines, _FIRST):
            sheet.write_number(row, 0, row - _FIRST + 1, looks["number"])
            sheet.write_string(row, 1, line.name, looks["name"])
            self._write_line(row, line)
        last = _FIRST + len(table.lines)
        if table.total:
            self._write_total(last, table.total)
        for row, note in enumerate(table.notes, last + 2):
            sheet.write_string(row, 0, note, looks["note"])

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD, _HEAD + 1)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 26)
        for at, share in enumerate(shares_of(self._table), _FIGURES):
            sheet.set_column(at, at, 15 * share)

    def _write_head(self) -> None:
        sheet, look = self._sheet, self._looks["head"]
        for at, name in enumerate((said.NUMBER, self._table.first)):
            sheet.merge_range(_HEAD, at, _HEAD + 1, at, name, look)
        at = _FIGURES
        for above, under in groupby(self._table.columns, key=lambda one: one.above):
            at = self._write_heads(at, above, list(under))
        sheet.set_row(_HEAD + 1, 48)
        sheet.freeze_panes(_FIRST, _FIGURES)

    def _write_heads(self, at: int, above: str, under: list[Column]) -> int:
        """Write neighbours that stand under one heading; those under none are two rows deep."""
        sheet, look, end = self._sheet, self._looks["head"], at + len(under)
        for column, one in enumerate(under, at):
            if above:
                sheet.write_string(_HEAD + 1, column, one.name, look)
            else:
                sheet.merge_range(_HEAD, column, _HEAD + 1, column, one.name, look)
        if above and len(under) > 1:
            sheet.merge_range(_HEAD, at, _HEAD, end - 1, above, look)
        elif above:
            sheet.write_string(_HEAD, at, above, look)
        return end

    def _write_line(self, row: int, line: Line) -> None:
        for column, value in zip(self._table.columns, line.values, strict=True):
            self._write_value(row, column, value, self._live(row, column.reckoned), "")

    def _write_total(self, row: int, total: Line) -> None:
        self._sheet.write_string(row, 0, "", self._looks["total"])
        self._sheet.write_string(row, 1, total.name, self._looks["total_name"])
        for column, value in zip(self._table.columns, total.values, strict=True):
            at = self._at[column.key]
            above = f"=SUM({xl_range(_FIRST, at, row - 1, at)})"
            added = (one for one in self._table.column(column.key) if isinstance(one, int))
            is_sum = value == sum(added)
            live = self._live(row, column.reckoned) or (above if row > _FIRST and is_sum else "")
            self._write_value(row, column, value, live, "total")

    def _live(self, row: int, reckoned: Reckoned | None) -> str:
        if reckoned is None:
            return ""
        cells = [xl_rowcol_to_cell(row, self._at[part]) for part in reckoned.parts]
        if reckoned.kind is Kind.SUM:
            return "=" + "+".join(cells)
        if reckoned.kind is Kind.DIFFERENCE:
            return "=" + "-".join(cells)
        return f'=IF({cells[1]}=0,"",ROUND(100*{cells[0]}/{cells[1]},2))'

    def _write_value(self, row: int, column: Column, value: Value, live: str, look: str) -> None:
        at, sheet = self._at[column.key], self._sheet
        is_rate = column.reckoned is not None and column.reckoned.kind is Kind.PERCENT
        if value is None or isinstance(value, str):
            form = "unknown" if value is None else "name"
            text = self._looks[f"{look}_{form}" if look else form]
            sheet.write_string(row, at, said.UNKNOWN if value is None else value, text)
        elif live:
            form = self._looks[(f"{look}_" if look else "") + ("rate" if is_rate else "number")]
            number = value if isinstance(value, int) else float(value)
            sheet.write_formula(row, at, live, form, number)
        else:
            rated = "rate" if isinstance(value, Decimal) else "number"
            form = self._looks[(f"{look}_" if look else "") + rated]
            sheet.write_number(row, at, float(value), form)


def _looks(book: "Workbook") -> Looks:
    cell = {"font_name": FONT, "border": 1, "valign": "vcenter"}
    head = {**cell, "bold": True, "text_wrap": True, "align": "center"}
    looks = {
        "title": book.add_format({"font_name": FONT, "bold": True, "font_size": 13}),
        "note": book.add_format({"font_name": FONT, "italic": True}),
        "head": book.add_format(head),
    }
    forms: dict[str, dict[str, object]] = {
        "name": {"text_wrap": True},
        "unknown": {"align": "right"},
        "number": {"num_format": "#,##0"},
        "rate": {"num_format": "#,##0.00"},
    }
    for name, form in forms.items():
        looks[name] = book.add_format({**cell, **form})
        looks[f"total_{name}"] = book.add_format({**cell, **form, "bold": True})
    looks["total"] = looks["total_name"]
    return looks
