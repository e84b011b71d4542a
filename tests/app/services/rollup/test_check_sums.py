"""The sums of a table whose columns are understood: wrong ones are named, right ones are not."""

from pathlib import Path

from app.services.check_table import check_table
from app.services.rollup.check_sums import check_lines, check_rules, total_of
from app.workbook.reader import read_workbook
from app.workbook.sheet import Sheet
from app.workbook.tables.progress_tables import progress_tables

TABLES = Path(__file__).parents[3] / "data" / "tables"
HEAD = ["Thôn", "Tổng số trẻ em", "HCĐB", "Đã cập nhật", "Tỷ lệ (%)"]


def table(*rows, head=HEAD):
    (found,) = progress_tables(Sheet("A", [list(head), *map(list, rows)]))
    return found


def said(found):
    return [(one.code, one.cell) for one in all_of(found)]


def all_of(found):
    return [*check_rules(found), *check_lines(found)]


def test_the_published_table_has_the_errors_that_check_table_finds():
    path = TABLES / "huyen.csv"
    (found,) = progress_tables(read_workbook(path).sheets[0])
    by_search = [
        (f"{'ABCDEF'[one.column_number]}{one.row_number}", one.computed)
        for one in check_table(path).wrong
    ]
    assert [(one.cell, one.facts["right"]) for one in all_of(found)] == by_search
    assert len(by_search) == 6
    for name in ("thon.xlsx", "nam-duong-report.csv"):
        (right,) = progress_tables(read_workbook(TABLES / name).sheets[0])
        assert all_of(right) == []


def test_a_total_unlike_its_lines_is_named_and_the_lines_are_taken():
    found = table(["A", 10, 1, 8, 80], ["B", 30, 0, 15, 50], ["Cộng", 41, 1, 23, "56,1"])
    assert said(found) == [("total_wrong", "B4")]
    assert total_of(found) == {"children": 40, "special": 1, "updated": 23}


def test_parts_above_their_whole_and_cells_that_are_no_counts_are_named():
    found = table(["A", 10, 12, 11, 110], ["B", 30, "vài", 15, 50], ["Cộng", 40, 14, 26, 65])
    assert said(found) == [
        *[("part_exceeds", "C2"), ("over_100", "D2"), ("cell_strange", "C3")],
    ]
    assert total_of(found)["special"] == 14  # what the table itself states; the lines cannot be


def test_a_rate_of_something_else_is_left_alone():
    rows = [["A", 10, 1, 8, 3], ["B", 30, 0, 15, 7], ["C", 20, 0, 15, 11]]
    assert said(table(*rows)) == []
    assert said(table(["A", 10, 1, 8, 3])) == [("reckoned_wrong", "E2")]
