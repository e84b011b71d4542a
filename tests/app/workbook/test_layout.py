"""The table is found below whatever stands above it, and keeps the row numbers of the sheet."""

import pytest

from app.domain.errors import KnownError
from app.workbook.layout import find_table, find_tables
from app.workbook.reader import Sheet, Workbook

HEADER = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Điểm thi", "Trường"]


def test_title_rows_are_passed_over_and_blank_rows_do_not_count():
    rows = [["ỦY BAN NHÂN DÂN XÃ"], [], ["Danh sách trẻ em"], HEADER]
    rows += [[1, "Lê An", "1/2/2015", "Nam"], ["", " ", "\n"], [2, "Vi Mai", "2016", "Nữ", 9, "A"]]
    table = find_table(Sheet("DS", rows))
    assert table.header_rows == (4,)
    assert [row.number for row in table.rows] == [5, 7]
    assert table.rows[0].cell(5) == ""
    assert table.fields == {"full_name", "birth_date", "sex"}
    assert table.not_taken == ("Điểm thi", "Trường")


def test_every_sheet_with_a_list_is_a_table():
    lists = tuple(Sheet(name, [HEADER, [1, "Lê An", 2015.0, "Nam"]]) for name in ("Biêng", "Lâm"))
    book = Workbook("a.xlsx", (Sheet("Bìa", [["Danh sách trẻ em"]]), *lists, Sheet("Trống", [])))
    assert [table.sheet for table in find_tables(book).tables] == ["Biêng", "Lâm"]


def test_a_file_without_a_list_says_so():
    money = Sheet("Thu chi", [["STT", "Số tiền", "Ghi chú"], [1, 2, "x"]])
    with pytest.raises(KnownError, match="no_table_found"):
        find_tables(Workbook("a.xlsx", (money,)))


def test_a_header_of_names_over_no_names_is_no_list():
    assert find_table(Sheet("a", [HEADER, [1, 2, "1/2/2015", "Nam"]])) is None
