from app.workbook.sheet import Merge, Sheet
from app.workbook.tables.figure_tables import figure_tables

ROWS = [
    ["BÁO CÁO TIẾN ĐỘ", "", "", ""],
    ["STT", "Thôn", "Trẻ em", ""],
    ["", "", "Tổng", "Đã nhập"],
    ["(1)", "(2)", "(3)", "(4)"],
    [1, "Biêng", "1.529", 500],
    ["I", "Vùng trong", "", ""],
    [2, "Cánh", 240, 200],
    ["", "Tổng cộng", 1769, 700],
]


def test_rows_and_columns_are_called_as_the_table_calls_them():
    merged = (Merge(2, 2, 2, 3),)
    (grid,) = figure_tables(Sheet("A", [list(row) for row in ROWS], merges=merged))
    assert grid.rows == (5, 7, 8)
    assert [grid.row_names[row] for row in grid.rows] == ["Biêng", "Cánh", "Tổng cộng"]
    assert [grid.column_names[column] for column in (2, 3)] == [
        "Trẻ em – Tổng",
        "Trẻ em – Đã nhập",
    ]
    assert grid.value(5, 2) == 1529


def test_two_tables_under_each_other_are_two():
    between = [["", "", "", ""], ["Biểu 2", "", "", ""], ["", "Thôn", "Nam", "Nữ"]]
    rows = [*ROWS, *between, *ROWS[4:]]
    assert [grid.rows[0] for grid in figure_tables(Sheet("A", [list(r) for r in rows]))] == [5, 12]


def test_the_header_of_a_table_does_not_reach_into_the_one_before():
    second = [["", "", "", ""], ["Biểu 2", "", "", ""], ["STT", "Thôn", "Nam", "Nữ"], *ROWS[4:]]
    rows = [list(row) for row in (*ROWS, *second)]
    names = figure_tables(Sheet("A", rows))[1].column_names
    assert names == {0: "STT", 1: "Thôn", 2: "Nam", 3: "Nữ"}


def test_a_sheet_of_words_has_none():
    assert figure_tables(Sheet("A", [["Kính gửi", "Sở Y tế"], ["Số", "12"]])) == []
