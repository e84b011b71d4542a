"""Tables of anybody's layout: which column counts what, which lines are totals, what is strange."""

from pathlib import Path

from app.workbook.reader import read_workbook
from app.workbook.sheet import Sheet
from app.workbook.tables.progress_tables import progress_tables, texts_around

TABLES = Path(__file__).parents[3] / "data" / "tables"


def test_published_tables_are_understood():
    (sheet,) = read_workbook(TABLES / "nam-duong-report.csv").sheets
    (table,) = progress_tables(sheet)
    assert (table.level, len(table.lines), table.totals) == ("village", 17, ())
    assert sum(line.values["children"] for line in table.lines) == 4988
    (sheet,) = read_workbook(TABLES / "huyen.csv").sheets
    (table,) = progress_tables(sheet)
    assert [line.name for line in table.totals] == ["Tổng cộng"]
    assert table.lines[-1].name == "TX Quảng Trị"
    assert table.lines[0].values == {"children": 26847, "updated": 16650}
    assert table.cell(table.lines[0], "rate") == "E4"
    assert "BIỂU TỔNG HỢP" in list(texts_around(sheet, [table]))


def test_what_is_no_count_is_given_as_it_is_written():
    rows = [["Đơn vị", "Mã xã", "Tổng số trẻ em", "HCĐB", "Kinh phí", "Tổng số trẻ"]]
    rows += [["Xã Nam Dương", 7603, 4.988, "12 trẻ", 7, 1], ["Xã Cao Đức", "09466", 300, "–", 8, 2]]
    (table,) = progress_tables(Sheet("A", rows))
    first, second = table.lines
    assert (first.code, first.values, first.strange) == (
        *("7603", {}),
        {"children": "4,988", "special": "12 trẻ"},
    )
    assert (second.name, second.code, second.values) == ("Xã Cao Đức", "09466", {"children": 300})
    assert table.not_known == ("Kinh phí", "Tổng số trẻ")


def test_one_line_or_one_figure_is_a_table_too():
    (table,) = progress_tables(Sheet("A", [["Thôn", "Số dân dưới 16 tuổi"], ["Biêng", 529]]))
    assert table.lines[0].values == {"population": 529}
    assert progress_tables(Sheet("A", [["Thôn", "Số hộ"], ["Biêng", 529]])) == []
