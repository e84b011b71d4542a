"""A report's table as .xlsx, with sums that Excel reckons, and as .csv for programs."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range

from app.messages import reports as said
from app.reports.report import Report
from app.workbook.outgoing.writer import A4, FONT, new_book
from app.workbook.outgoing.writer import write_csv as write_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NAMES = {"children": "children_under_16"}
"""What the columns of the ministry's table are called in its files."""
_HEAD, _FIRST = 4, 6
"""Rows from 0: of the header, two deep, and of the first village."""


def write_csv(report: Report, path: Path) -> None:
    """Write a row a village, without the total. Raises the KnownErrors of `new_file`."""
    header = ["no", "village", *(_NAMES.get(name, name) for name in report.figures)]
    rows: Iterator[list[str | int]] = (
        [number, row.name, *row.values] for number, row in enumerate(report.rows, 1)
    )
    write_list(path, header, rows)


def write_xlsx(report: Report, office: str, path: Path, *, created: datetime) -> None:
    """Write the table as it is printed; its total adds up the rows above it.

    Raises the KnownErrors of `new_file`.
    """
    with new_book(path, created=created, title=said.TITLES[report.kind]) as book:
        sheet = book.add_worksheet(said.SHEET)
        _set_up(sheet)
        looks = _looks(book)
        _write_title(sheet, report, office, looks)
        _write_head(sheet, report, looks)
        for at, row in enumerate(report.rows):
            sheet.write_number(_FIRST + at, 0, at + 1, looks["number"])
            sheet.write_string(_FIRST + at, 1, row.name or said.NO_VILLAGE, looks["name"])
            for column, value in enumerate(row.values, 2):
                sheet.write_number(_FIRST + at, column, value, looks["number"])
        _write_total(sheet, report, looks)


def _set_up(sheet: "Worksheet") -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD, _HEAD + 1)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 7, 15)


def _looks(book: "Workbook") -> dict[str, "Format"]:
    cell = {"font_name": FONT, "border": 1, "valign": "vcenter"}
    head = {**cell, "bold": True, "text_wrap": True, "align": "center"}
    return {
        "title": book.add_format({"font_name": FONT, "bold": True, "font_size": 13}),
        "note": book.add_format({"font_name": FONT, "italic": True}),
        "head": book.add_format(head),
        "name": book.add_format(cell),
        "number": book.add_format({**cell, "num_format": "#,##0"}),
        "total": book.add_format({**cell, "bold": True, "num_format": "#,##0"}),
    }


def _write_title(
    sheet: "Worksheet", report: Report, office: str, looks: dict[str, "Format"]
) -> None:
    sheet.write_string(0, 0, office, looks["title"])
    sheet.write_string(1, 0, said.TITLES[report.kind], looks["title"])
    cut_off = said.CUT_OFF.format(cut_off=said.moment_in_words(report.taken_at))
    sheet.write_string(2, 0, cut_off, looks["note"])


def _write_head(sheet: "Worksheet", report: Report, looks: dict[str, "Format"]) -> None:
    for column, name in enumerate((said.NUMBER, said.VILLAGE)):
        sheet.merge_range(_HEAD, column, _HEAD + 1, column, name, looks["head"])
    updated = [at for at, name in enumerate(report.figures, 2) if name.endswith("updated")]
    for column, figure in enumerate(report.figures, 2):
        if column in updated:
            sheet.write_string(_HEAD + 1, column, said.FIGURES[figure], looks["head"])
        else:
            name = said.FIGURES[figure]
            sheet.merge_range(_HEAD, column, _HEAD + 1, column, name, looks["head"])
    sheet.merge_range(_HEAD, updated[0], _HEAD, updated[-1], said.UPDATED, looks["head"])
    sheet.set_row(_HEAD + 1, 48)
    sheet.freeze_panes(_FIRST, 2)


def _write_total(sheet: "Worksheet", report: Report, looks: dict[str, "Format"]) -> None:
    at = _FIRST + len(report.rows)
    sheet.write_string(at, 0, "", looks["total"])
    sheet.write_string(at, 1, said.TOTAL, looks["total"])
    for column, value in enumerate(report.total, 2):
        formula = f"=SUM({xl_range(_FIRST, column, at - 1, column)})"
        sheet.write_formula(at, column, formula, looks["total"], value)
