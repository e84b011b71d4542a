"""What Excel hides, merges and does not compute is found in its XML, however it is written."""

import openpyxl
import pytest
import xlsxwriter

from app.workbook.formats.xlsx_marks import column_index, column_name, extent, plain, xlsx_marks
from app.workbook.reader import Merge, read_workbook


def test_hidden_rows_columns_and_merges_are_found(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("DS")
        for row in range(6):
            sheet.write_row(row, 0, ["a", "b", "c", "d"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})
        sheet.set_column(9, 16383, None, None, {"hidden": True})
        sheet.merge_range("A5:B6", "x")
    read = read_workbook(path).sheets[0]
    assert read.hidden_rows == {3}
    assert read.hidden_columns == {1, 2}
    assert read.merges == (Merge(5, 0, 6, 1),)


def test_rows_hidden_by_a_filter_are_hidden(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["Giới tính", "Nam", "Nữ"])
        sheet.autofilter("A1:A3")
        sheet.filter_column(0, "x == Nam")
        sheet.set_row(2, options={"hidden": True})
    assert read_workbook(path).sheets[0].hidden_rows == {3}


def test_formulas_without_value_and_errors_are_found(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a", "=1+1", "#N/A", "b"])
    sheet["C1"].data_type = "e"
    book.save(path)
    assert read_workbook(path).sheets[0].uncomputed == {(1, 1), (1, 2)}


def test_a_formula_with_its_value_is_computed(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", '=A2&""', None, "Nguyễn Văn An")
        sheet.write_formula("B1", "=1+1", None, 2)
    read = read_workbook(path).sheets[0]
    assert read.rows == [["Nguyễn Văn An", 2]]
    assert not read.uncomputed


def test_the_old_font_of_a_column_is_named_when_most_cells_use_it(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        old = book.add_format({"font_name": ".VnTimeH"})
        sheet = book.add_worksheet()
        for row in range(5):
            sheet.write(row, 0, "NGUY£N", old)
            sheet.write(row, 1, "Nguyễn", old if row == 0 else None)
    assert read_workbook(path).sheets[0].fonts == {0: ".VnTimeH"}


PREFIXED = b"""<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:cols>
<x:col min='2' max='2' hidden='1'/>
</x:cols><x:sheetData><x:row r='1'><x:c r='A1'><x:f>1+1</x:f></x:c></x:row>
<x:row hidden='true' r='4'><x:c t='e' r='AB4'><x:v>#N/A</x:v></x:c></x:row></x:sheetData>
<x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>"""


def test_prefixes_and_other_quotes_change_nothing():
    xml = plain(PREFIXED)
    marks = xlsx_marks(xml, {})
    assert marks.hidden_rows == {4}
    assert marks.hidden_columns == {1}
    assert marks.merges == (Merge(1, 0, 2, 1),)
    assert marks.uncomputed == {(1, 0), (4, 27)}
    assert extent(xml) == (4, 28)


@pytest.mark.parametrize(("index", "name"), [(0, b"A"), (25, b"Z"), (26, b"AA"), (16383, b"XFD")])
def test_columns_have_names(index, name):
    assert column_name(index) == name
    assert column_index(name) == index


def test_rows_that_are_crossed_out_are_known(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (["STT", "Họ tên"], [1, "An"], [2, "Bình"], [3, "Chi"]):
        book.active.append(row)
    gone = openpyxl.styles.Font(strike=True)
    for place in ("A3", "B3", "B4"):
        book.active[place].font = gone
    book.save(path)
    assert read_workbook(path).sheets[0].struck_rows == {3}
