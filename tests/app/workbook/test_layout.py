"""The table is found below whatever stands above it, and no filled row of its sheet is lost."""

import csv
from pathlib import Path

import pytest

from app.domain.errors import KnownError
from app.domain.text.text import fold
from app.workbook.choices import Choices
from app.workbook.layout import find_tables
from app.workbook.old_text import decode_workbook
from app.workbook.reader import read_workbook
from app.workbook.sheet import Merge, Sheet, Workbook

SAMPLES = Path(__file__).parents[2] / "data" / "nam-duong"
HEADER = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Điểm thi", "Trường"]
AN = [1, "Lê Văn An", "1/2/2015", "Nam", 9, "A"]
MAI = [2, "Vi Thị Mai", "2016", "Nữ"]


def book(*sheets):
    return Workbook("a.xlsx", tuple(sheets))


def find(rows, name="DS", **more):
    """The tables of one sheet."""
    return find_tables(book(Sheet(name, rows, **more))).tables


def children(table):
    """Name and village of the rows of a table."""
    at = next(c.index for c in table.columns if c.field == "full_name")
    return [(row.cell(at), row.village) for row in table.rows]


def kinds(table):
    return [(row.number, row.kind) for row in table.passed]


def test_title_rows_are_passed_over_and_blank_rows_do_not_count():
    rows = [["ỦY BAN NHÂN DÂN XÃ"], [], ["Danh sách trẻ em"], HEADER, AN, ["", " ", "\n"], MAI]
    (table,) = find(rows)
    assert table.header_rows == (4,)
    assert [row.number for row in table.rows] == [5, 7]
    assert table.rows[1].cell(5) == ""
    assert table.fields == {"full_name", "birth_date", "sex"}
    assert table.not_taken == ("Điểm thi", "Trường")
    assert kinds(table) == [(1, "title"), (3, "title"), (4, "header")]


def test_every_sheet_with_a_list_is_a_table_and_takes_its_village_from_its_name():
    lists = tuple(Sheet(name, [HEADER, AN]) for name in ("1. Bieng", "Thôn Lâm", "Sheet3"))
    cover, nothing = Sheet("Bìa", [["Danh sách trẻ em"]]), Sheet("Trống", [])
    tables = find_tables(book(cover, *lists, nothing)).tables
    assert [(table.sheet, table.village) for table in tables] == [
        ("1. Bieng", "Bieng"), ("Thôn Lâm", "Thôn Lâm"), ("Sheet3", ""),
    ]  # fmt: skip


def test_the_title_names_the_village_before_the_sheet_does():
    (table,) = find([["Danh sách trẻ em thôn Đồng Á"], HEADER, AN], name="Dong A")
    assert table.village == "thôn Đồng Á"


def test_headings_totals_and_signatures_are_no_children():
    rows = [
        HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["I", "Thôn Đồng Á: 1 trẻ"], AN, ["", "Cộng thôn Đồng Á", 1],
        ["II", "Biêng"], MAI, HEADER, [3, "Hồ Thu Hà", "3/3/2018", "Nữ"],
        ["", "Tổng cộng", 3], [], ["", "", "", "Nam Dương, ngày 8 tháng 6 năm 2026"],
        ["", "Người lập biểu", "", "TM. ỦY BAN NHÂN DÂN"], ["", "Nguyễn Văn Ký"],
    ]  # fmt: skip
    (table,) = find(rows)
    assert children(table) == [
        ("Lê Văn An", "Thôn Đồng Á"),
        ("Vi Thị Mai", "Biêng"),
        ("Hồ Thu Hà", "Biêng"),
    ]
    assert [kind for _, kind in kinds(table)] == [
        "header", "numbers", "village", "total", "village", "header", "total", "signature",
        "signature", "signature",
    ]  # fmt: skip


def test_headings_without_a_kind_count_where_all_are_written_so():
    rows = [HEADER, ["I", "Biêng"], AN, MAI, ["II", "Cầu Meo"], [1, "Hồ Thu Hà", "2018", "Nữ"]]
    assert children(find(rows)[0]) == [
        ("Lê Văn An", "Biêng"), ("Vi Thị Mai", "Biêng"), ("Hồ Thu Hà", "Cầu Meo"),
    ]  # fmt: skip


def test_a_child_with_nothing_but_a_name_stays_a_child():
    rows = [HEADER, AN, [2, "Nguyễn Thị Bình"], ["", "Trần Văn Cường"], [4, "Vi Mai", "2016", "Nữ"]]
    assert [name for name, _ in children(find(rows)[0])] == [
        "Lê Văn An", "Nguyễn Thị Bình", "Trần Văn Cường", "Vi Mai",
    ]  # fmt: skip


def test_headers_of_two_rows_name_columns_by_their_path():
    rows = [
        ["STT", "Thông tin trẻ em", "", "", "Cha", "", "Mẹ", ""],
        ["", "Họ tên", "Năm sinh", "Giới", "Họ tên", "Năm sinh", "Họ tên", "CCCD"],
        [1, "Lê Văn An", "1/2/2015", "Nam", "Lê Văn Ba", 1990, "Vi Thị Hoa", "024190000001"],
    ]
    for more in ({}, {"merges": (Merge(1, 1, 1, 3), Merge(1, 4, 1, 5), Merge(1, 6, 1, 7))}):
        (table,) = find(rows, **more)
        assert [column.field for column in table.columns] == [
            "row_no", "full_name", "birth_date", "sex",
            "father_name", "father_birth_year", "mother_name", "mother_id",
        ]  # fmt: skip
        assert table.columns[7].header == "Mẹ / CCCD"


def test_two_lists_one_below_the_other():
    rows = [
        ["Danh sách trẻ em thôn Lâm"], HEADER, AN, ["Tổng cộng", 1], [],
        ["Danh sách trẻ em thôn Biêng"], ["Họ tên trẻ", "Mã trẻ em", "Ngày sinh"],
        ["Vi Thị Mai", "TE01", "2016"],
    ]  # fmt: skip
    first, second = find(rows)
    assert (first.village, second.village) == ("thôn Lâm", "thôn Biêng")
    assert (children(first), children(second)) == ([("Lê Văn An", "")], [("Vi Thị Mai", "")])


def test_the_same_header_again_goes_on_under_the_village_of_its_title():
    rows = [["Danh sách trẻ em thôn Lâm"], HEADER, AN, ["DANH SÁCH TRẺ EM THÔN BIÊNG"], HEADER, MAI]
    (table,) = find(rows)
    assert table.village == "thôn Lâm"
    assert children(table) == [("Lê Văn An", ""), ("Vi Thị Mai", "THÔN BIÊNG")]


def test_two_lists_side_by_side_and_a_summary_beside_a_list():
    both = [[*HEADER[:4], "", *HEADER[:4]], [*AN[:4], "", *MAI], [3, "Hồ Thu Hà", "2018", "Nữ"]]
    left, right = find(both)
    assert children(left) == [("Lê Văn An", ""), ("Hồ Thu Hà", "")]
    assert children(right) == [("Vi Thị Mai", "")]
    beside = [[*HEADER[:4], "", "TT", "Thôn", "Số trẻ"], [*AN[:4], "", 1, "Lâm", 20]]
    beside += [[at, f"Lê Văn {name}", "2016", "Nam"] for at, name in enumerate("ABCDEFGH", 2)]
    (table,) = find(beside)
    assert "village" not in table.fields
    assert len(table.rows) == 9


def test_lists_side_by_side_have_a_place_of_their_own():
    rows = [[*HEADER[:4], "", *HEADER[:4]], [*AN[:4], "", *MAI], [*MAI, "", *AN[:4]]]
    left, right = find(rows)
    assert (left.place, right.place, right.sheet) == ("DS", "DS [F]", "DS")
    assert [row.cell(1) for row in left.rows] == ["Lê Văn An", "Vi Thị Mai"]
    assert [row.cell(6) for row in right.rows] == ["Vi Thị Mai", "Lê Văn An"]


def test_a_child_above_the_header_is_a_row_and_all_else_there_is_passed():
    rows = [[*AN], ["DANH SÁCH"], HEADER, [*MAI, 8, "B"], ["", "", "", "", "", "", "ghi thêm"]]
    (table,) = find(rows)
    assert [row.number for row in table.rows] == [1, 4]
    assert [number for number, _ in kinds(table)] == [2, 3, 5]


def test_a_header_that_has_no_children_is_not_lost():
    low = ["", "", "", "Nam", "Nữ"]
    top = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", ""]
    rows = [top, ["DANH SÁCH"], top, low, [1, "Lê Văn An", "1/2/2015", "x", ""]]
    (table,) = find(rows)
    assert table.header_rows == (3, 4)
    assert {"sex_male_mark", "sex_female_mark"} <= {column.field for column in table.columns}
    assert [number for number, _ in kinds(table)] == [1, 2, 3, 4]


def test_crosses_are_known_where_the_header_comes_again_and_again():
    top = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", ""]
    low = ["", "", "", "Nam", "Nữ"]
    page = [top, low, [1, "Lê Văn An", "1/2/2015", "x", ""], [2, "Vi Thị Mai", "2016", "", "x"]]
    titles = ["UBND XÃ", "", "", "CỘNG HÒA", "", "Mẫu 2"]
    (table,) = find_tables(
        book(Sheet("DS", [row for _ in range(4) for row in (titles, *page)]))
    ).tables
    assert [c.field for c in table.columns][3:5] == ["sex_male_mark", "sex_female_mark"]
    assert len(table.rows) == 8


def test_crosses_under_special_circumstances_are_a_column_for_each_group():
    top = ["TT", "Họ và tên", "Ngày sinh", "HCĐB", "", "", "Nguy cơ", "", "Ghi chú"]
    low = ["", "", "", "Khuyết tật", "Bị bỏ rơi", "Trợ giúp", "Ly hôn", "Bỏ học", ""]
    rows = [top, low, [1, "Lê Văn An", "1/2/2015", "x", "x", "", "", "", ""]]
    merges = (Merge(1, 3, 1, 5), Merge(1, 6, 1, 7))
    (table,) = find([*rows, [2, "Vi Thị Mai", "2016", "", "", "có", "X", "", "mới"]], merges=merges)
    assert [column.field for column in table.columns][3:] == [
        "special_mark", "special_mark", "assisted", "at_risk_mark", "at_risk_mark", "note",
    ]  # fmt: skip
    assert table.fields >= {"special", "at_risk", "assisted"}


def test_a_year_under_a_header_without_tones_is_no_sex():
    top = ["STT", "HO VA TEN", "NGAY THANG NAM SINH", "", "", "GIOI"]
    low = ["", "", "NGAY", "THANG", "NAM", ""]
    rows = [top, low, [1, "Lê Văn An", 5, 6, 2015, "Nam"], [2, "Vi Thị Mai", 7, 8, 2016, "Nữ"]]
    (table,) = find(rows, merges=(Merge(1, 2, 1, 4),))
    assert [c.field for c in table.columns][2:] == ["birth_day", "birth_month", "birth_year", "sex"]


def test_a_sheet_that_counts_children_is_no_list():
    counts = [["STT", "Tên thôn", "Tổng số trẻ", "Nam", "Nữ"], [1, "Thôn Lâm", 334, 170, 164]]
    tables = find_tables(book(Sheet("Tổng hợp", counts), Sheet("DS", [HEADER, AN]))).tables
    assert [table.sheet for table in tables] == ["DS"]
    with pytest.raises(KnownError, match="no_table_found"):
        find(counts)


def test_a_file_without_a_list_says_so():
    with pytest.raises(KnownError, match="no_table_found"):
        find([["STT", "Số tiền", "Ghi chú"], [1, 2, "x"]])
    with pytest.raises(KnownError, match="no_table_found"):
        find([HEADER, [1, 2, "1/2/2015", "Nam"]])


def test_hidden_sheets_are_left_and_asked_about():
    old = Sheet("Cũ", [HEADER, MAI], visible=False)
    found = find_tables(book(Sheet("DS", [HEADER, AN]), old))
    assert ([t.sheet for t in found.tables], [t.sheet for t in found.left]) == (["DS"], ["Cũ"])
    assert [(q.code, q.suggested) for q in found.questions] == [("hidden_sheet", "leave")]
    said = Choices(sheets={"Cũ": True, "DS": False})
    assert [t.sheet for t in find_tables(book(old, Sheet("DS", [HEADER, AN])), said).tables] == [
        "Cũ"
    ]
    assert [t.sheet for t in find_tables(book(old)).tables] == ["Cũ"]


def test_a_list_without_a_header_is_read_by_its_cells_and_asked_about():
    rows = [[1, "Lê Văn An", "1/2/2015", "Nam"], [2, "Vi Thị Mai", "2/3/2016", "Nữ"]]
    found = find_tables(book(Sheet("DS", [*rows, [3, "Hồ Thu Hà", "3/3/2017", "Nữ"]])))
    (table,) = found.tables
    assert [column.field for column in table.columns] == ["", "full_name", "birth_date", "sex"]
    assert (table.header_rows, len(table.rows), len(found.questions)) == ((), 3, 3)
    with pytest.raises(KnownError, match="no_table_found"):
        find([[1, "Lê Văn An", 5_000_000], [2, "Vi Thị Mai", 4_000_000], [3, "Hồ Hà", 1_000]])


def test_one_question_is_asked_for_all_the_sheets():
    rows = [[*HEADER[:4], "DT"], [*AN[:4], "a1"], [*MAI, "b2"]]
    found = find_tables(book(Sheet("Lâm", rows), Sheet("Biêng", rows)))
    assert [(q.code, q.header, q.count) for q in found.questions] == [("column_meaning", "DT", 4)]
    said = Choices(answers={found.questions[0].key: "ethnicity"})
    tables = find_tables(book(Sheet("Lâm", rows), Sheet("Biêng", rows)), said).tables
    assert [table.columns[4].field for table in tables] == ["ethnicity", "ethnicity"]


def test_cells_merged_down_and_rows_before_conversion():
    rows = [[*HEADER[:4], "Thôn"], [*AN[:4], "Lâm"], [*MAI, ""]]
    raw = [[*HEADER[:4], "Th«n"], [*AN[:4], "L©m"], [*MAI, ""]]
    (table,) = find(rows, merges=(Merge(2, 4, 3, 4),), raw_rows=raw)
    assert [row.cell(4) for row in table.rows] == ["Lâm", "Lâm"]
    assert [row.raw_cell(4) for row in table.rows] == ["L©m", "L©m"]


def truth_of(name):
    with (SAMPLES / f"{name}.truth.csv").open(encoding="utf-8", newline="") as lines:
        return {(line["sheet"], int(line["row"])) for line in csv.DictReader(lines)}


def test_the_report_of_the_sample_commune_gives_exactly_its_children():
    found = find_tables(read_workbook(SAMPLES / "report.xlsx"))
    assert {(t.sheet, row.number) for t in found.tables for row in t.rows} == truth_of("report")
    assert [column.field for column in found.tables[0].columns] == [
        "row_no", "external_code", "full_name", "birth_date", "sex_male_mark", "sex_female_mark",
        "ethnicity", "national_id", "father_name", "mother_name", "head_name", "village", "phone",
        "special", "at_risk", "assisted",
    ]  # fmt: skip
    assert len({row.village for row in found.tables[0].rows}) == 17
    assert found.questions == ()


def test_the_sheets_of_its_villages_do_too():
    found = find_tables(decode_workbook(read_workbook(SAMPLES / "villages.xls")))
    assert {(t.sheet, row.number) for t in found.tables for row in t.rows} == truth_of("villages")
    assert {fold(table.village).removeprefix("thon ") for table in found.tables} == {
        fold(table.sheet) for table in found.tables
    }
    assert {tuple(column.field for column in table.columns) for table in found.tables} == {(
        "row_no", "external_code", "full_name", "birth_date", "sex", "ethnicity", "national_id",
        "father_name", "mother_name", "head_name", "phone", "special", "at_risk", "assisted",
    )}  # fmt: skip
    assert found.questions == ()
