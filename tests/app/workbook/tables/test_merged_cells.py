"""What a merged cell says of a family holds for each of its children; a name is never copied."""

from app.workbook.sheet import Merge, Sheet
from app.workbook.tables.merged_cells import filled_down, patched, raw_filled_down

ROWS = [["Họ tên", "Thôn"], ["Lê An", "Lâm"], ["Lê Bình", ""], ["Vi Mai", "Biêng"]]
FIELDS = {0: "full_name", 1: "village"}


def test_a_village_merged_down_fills_its_rows():
    sheet = Sheet("DS", ROWS, merges=(Merge(2, 1, 3, 1), Merge(2, 0, 3, 0), Merge(1, 1, 2, 1)))
    assert filled_down(sheet, FIELDS, below=0) == {2: {1: "Lâm"}}
    assert raw_filled_down(sheet, FIELDS, below=0) == {}


def test_a_merge_beyond_the_sheet_harms_nothing():
    sheet = Sheet("DS", ROWS, merges=(Merge(4, 1, 90, 1), Merge(50, 1, 60, 1), Merge(2, 9, 3, 9)))
    assert filled_down(sheet, {**FIELDS, 9: "village"}, below=0) == {}


def test_only_empty_cells_are_filled():
    assert patched(["a"], {2: "b"}) == ["a", "", "b"]
    assert patched(["a", "c"], {1: "b"}) == ["a", "c"]
