"""Lists beside each other are parted; a gap inside a list parts nothing."""

from app.workbook.tables.side_by_side import bounds, only, part_lists

LEFT = {0: ("STT",), 1: ("Họ và tên",), 2: ("Ngày sinh",)}
RIGHT = {at + 4: path for at, path in LEFT.items()}


def test_two_lists_are_parted():
    both = {**LEFT, **RIGHT}
    assert part_lists(both, []) == [LEFT, RIGHT]
    assert bounds(LEFT, both) == (0, 4)
    assert bounds(RIGHT, both)[0] == 4


def test_a_gap_inside_a_list_parts_nothing():
    gap = {**LEFT, 4: ("Dân tộc",), 5: ("Ghi chú",)}
    assert part_lists(gap, [[1, "a", "b", "", "", ""]]) == [gap]


def test_a_short_summary_beside_a_list_is_no_part_of_it():
    summary = {**LEFT, 5: ("STT",), 6: ("Thôn",), 7: ("Số trẻ",)}
    rows = [[1, "a", "b", "", "", 1, "Lâm", 20], *([[2, "c", "d"]] * 9)]
    assert part_lists(summary, rows) == [LEFT]


def test_only_the_cells_of_a_list_are_read():
    assert only(["a", "b", "c", "d"], 1, 3) == ["", "b", "c", ""]
