"""The published progress table of a commune, from its list; and figures that open their lists."""

import csv
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from app.domain.reports.period import Period
from app.reports.figures import FIGURES, TRAITS
from app.reports.kinds.village_progress import village_progress
from app.reports.letter.letter import letter_head, report_text
from app.reports.letter.letter_file import Letter, write_letter
from app.services.movements.turn_16 import turn_16

ON = Period.of_day(date(2026, 6, 8))
TABLES = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def published():
    with (TABLES / "tables" / "nam-duong-report.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def commune(nam_duong):
    return nam_duong("clean")


def test_the_table_is_the_published_one_and_every_figure_opens_its_list(
    commune, published, tmp_path, clock
):
    report = village_progress(commune, ON)
    letter = _letter(commune, report)
    for ending in ("csv", "xlsx", "docx", "pdf"):
        write_letter(letter, tmp_path / f"bieu.{ending}", unit="Xã Nam Dương", created=clock())
    with (tmp_path / "bieu.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert list(csv.DictReader(lines)) == published
    cells = [list(row.values())[1:] for row in published]
    (table,) = report.tables
    total = ["Tổng cộng", *map(str, table.total.values)]
    assert _of_docx(tmp_path / "bieu.docx") == [*cells, total]
    assert _of_sheet(tmp_path / "bieu.xlsx") == [*cells, total]
    assert _of_pdf(tmp_path / "bieu.pdf", len(total)) == [*cells, total]
    assert table.total.values == (4988, 28, 4988, 28, 41, 28)
    for line in (*table.lines, table.total):
        for column, value in zip(table.columns, line.values, strict=True):
            assert len(set(report.who(table.key, line.key, column.key))) == value
    # Half a year later some have turned 16 and left the list; of that day they are still counted.
    clock.pass_time(days=200)
    assert turn_16(commune, on=commune.today())
    assert village_progress(commune, ON).tables[0].total == table.total
    assert (
        village_progress(commune, Period.of_day(commune.today())).tables[0].in_total("children")
        < 4988
    )


def test_every_figure_is_made_of_traits():
    assert {trait for traits in FIGURES.values() for trait in traits} <= TRAITS.keys()


def _letter(app, report):
    with app.store.read() as snapshot:
        head = letter_head(snapshot, app.commune)
        text = report_text(snapshot, app.commune, report)
    return Letter(head=head, text=text, report=report)


def _of_docx(path):
    """Give the rows of the table in the letter, without their numbers."""
    table = docx.Document(path).tables[1]
    rows = [[cell.text.replace(".", "") for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows[2:]] == [*map(str, range(1, 18)), ""]
    return [row[1:] for row in rows[2:]]


def _of_sheet(path):
    """Give the rows of the sheet; its total is one that Excel reckons."""
    formulas = openpyxl.load_workbook(path).active
    assert formulas["C24"].value == "=SUM(C7:C23)"
    sheet = openpyxl.load_workbook(path, data_only=True).active
    return [[str(cell) for cell in row[1:]] for row in sheet.iter_rows(7, 24, values_only=True)]


def _of_pdf(path, columns):
    """Give the rows of the printed table: a page's lines follow its head, cell by cell."""
    texts = "\n".join(page.extract_text() for page in PdfReader(path).pages).splitlines()
    rows = []
    for number in [*map(str, range(1, 18)), "Tổng cộng"]:
        start = texts.index(number) + (number != "Tổng cộng")
        rows.append([text.replace(".", "") for text in texts[start : start + columns]])
        texts = texts[start + columns :]
    return rows
