"""The header of a list: which rows it takes, and what stands above each column."""

from app.workbook.sheet import Merge
from app.workbook.tables.header_block import find_header, heads_a_list, labels_of

ONE = ["STT", "Họ và tên", "Ngày sinh", "Giới tính"]
CHILD = [1, "Lê Văn An", "1/2/2015", "Nam"]


def header(*rows, merges=()):
    return find_header(rows, range(len(rows)), merges)


def paths(*rows, merges=()):
    return list(header(*rows, merges=merges).paths.values())


def test_one_row_is_enough():
    assert header(["Danh sách trẻ em"], [], ONE, CHILD).numbers == (3,)
    assert paths(ONE, CHILD)[1] == ("Họ và tên",)
    assert header(["STT", "Số tiền", "Ghi chú"], [1, 2, 3]) is None
    assert header() is None


def test_a_header_that_is_not_merged_stands_over_the_columns_headed_below():
    rows = (
        ["STT", "Họ tên", "Giới tính", "", "Cha", "", "Ghi chú"],
        ["", "", "Nam", "Nữ", "Họ tên", "Năm sinh", ""],
        [1, "Lê Văn An", "x", "", "Lê Văn Ba", 1990, ""],
    )
    found = header(*rows)
    assert (found.top, found.bottom) == (0, 1)
    assert list(found.paths.values()) == [
        ("STT",), ("Họ tên",), ("Giới tính", "Nam"), ("Giới tính", "Nữ"),
        ("Cha", "Họ tên"), ("Cha", "Năm sinh"), ("Ghi chú",),
    ]  # fmt: skip


def test_a_header_may_be_written_over_the_middle_of_its_columns():
    rows = (
        ["STT", "Họ tên", "", "Ngày sinh", "", "Dân tộc"],
        ["", "", "Ngày", "Tháng", "Năm", ""],
        [1, "Lê Văn An", 1, 2, 2015, "Kinh"],
    )
    assert paths(*rows)[2:5] == [
        ("Ngày sinh", "Ngày"), ("Ngày sinh", "Tháng"), ("Ngày sinh", "Năm"),
    ]  # fmt: skip


def test_merged_cells_say_themselves_how_far_they_reach():
    rows = (
        ["STT", "Họ tên", "Đặc điểm", "", "Cha"],
        ["", "", "Cao", "Nặng", ""],
        [1, "Lê Văn An", 110, 20, "Lê Văn Ba"],
    )
    merges = [Merge(1, at, 2, at) for at in (0, 1, 4)] + [Merge(1, 2, 1, 3)]
    assert paths(*rows, merges=merges)[2:] == [
        ("Đặc điểm", "Cao"), ("Đặc điểm", "Nặng"), ("Cha",),
    ]  # fmt: skip


def test_a_register_begins_with_columns_headed_in_its_upper_row_alone():
    rows = (
        ["TT", "Số, quyển số", "Ngày đăng ký", "Người được khai sinh", "", "", "Cha", "Mẹ"],
        ["", "", "", "Họ, chữ đệm, tên", "Ngày sinh", "Giới tính", "Họ tên", "Họ tên"],
        [1, "41/2026", "20/11/2026", "Lê Thị Na", "2/11/2026", "Nữ", "Lê Văn Tú", "Vi Thị Hoa"],
    )
    for merges in ((), tuple(Merge(1, at, 2, at) for at in range(3))):
        found = header(*rows, merges=merges)
        assert (found.top, found.bottom) == (0, 1)
        assert found.paths[1] == ("Số, quyển số",)
        assert found.paths[6] == ("Cha", "Họ tên")


def test_three_rows_and_a_note_under_a_header():
    rows = (
        ["STT", "Thông tin trẻ em", "", "", ""],
        ["", "Họ và tên", "Ngày sinh", "Giới tính", ""],
        ["", "(in hoa)", "(dd/mm/yyyy)", "Nam", "Nữ"],
        CHILD,
    )
    found = header(*rows)
    assert found.numbers == (1, 2, 3)
    assert found.paths[1] == ("Thông tin trẻ em", "Họ và tên")
    assert found.paths[4][-2:] == ("Giới tính", "Nữ")


def test_titles_and_villages_above_are_no_header():
    for title in ("Thôn Đồng Á", "Đơn vị: xã Nam Dương", "UBND xã Nam Dương", "Năm 2026"):
        assert header([title], ONE, CHILD).numbers == (2,)


def test_children_below_are_no_header():
    assert header(ONE, ["", "Lê Thị Ba", "", "Nữ"]).numbers == (1,)
    assert header(ONE, ["", "Thôn Lâm", "", ""]).numbers == (1,)


def test_a_row_heads_a_list_only_with_a_name_and_more():
    assert heads_a_list(labels_of(ONE))
    assert not heads_a_list(labels_of(["STT", "Ngày sinh", "Giới tính", "Thôn"]))
    assert not heads_a_list(labels_of(["Họ và tên", "SĐT"]))
