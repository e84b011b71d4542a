"""Columns are converted as a whole, with their headers; a cell that is right already is not."""

import pytest

from app.workbook.old_text import decode_workbook
from app.workbook.sheet import Sheet, Workbook

OLD = [
    ["UBND x· Nam D\u00ad¬ng", "", "", ""],
    ["STT", "Hä tªn", "Bè", "D©n téc"],
    [1, "NguyÔn V¨n An", "Vò Minh", "Kinh"],
    [2, "L\u00ad¬ng ThÞ B×nh", "§ç Long", "Tµy"],
    [3.5, "Lý Lan", "", True],
]


def decoded(rows, forced=None, **sheet):
    book = Workbook("a.xls", (Sheet("DS", rows, **sheet),))
    return decode_workbook(book, forced or {}).sheets[0]


def test_headers_and_titles_go_with_their_column():
    sheet = decoded(OLD)
    assert sheet.rows == [
        ["UBND xã Nam Dương", "", "", ""],
        ["STT", "Họ tên", "Bố", "Dân tộc"],
        [1, "Nguyễn Văn An", "Vũ Minh", "Kinh"],
        [2, "Lương Thị Bình", "Đỗ Long", "Tày"],
        [3.5, "Lý Lan", "", True],
    ]
    assert sheet.raw_rows == OLD
    assert set(sheet.encodings.items()) == {(at, "tcvn3") for at in range(4)}


def test_a_column_that_says_nothing_follows_its_sheet():
    names = [["NguyÔn V¨n An", "Bè"], ["TrÇn ThÞ B×nh", "Vò"]]
    assert [row[1] for row in decoded(names).rows] == ["Bố", "Vũ"]
    alone = decoded([["An", "Bè"], ["Lan", "Vò"]])
    assert alone.encodings == {}
    assert alone.raw_rows is None


def test_a_cell_of_unicode_is_never_damaged():
    rows = [["Nguyễn Văn Hoà"], ["Tên"], ["NguyÔn V¨n An"], ["TrÇn ThÞ B×nh"], ["Ngày sinh"]]
    rows += [["Võ Hoà"], ["L\u00adu §øc"]]
    assert [row[0] for row in decoded(rows).rows] == [
        *("Nguyễn Văn Hoà", "Tên", "Nguyễn Văn An", "Trần Thị Bình", "Ngày sinh"),
        *("Võ Hoà", "Lưu Đức"),
    ]


def test_a_doubtful_cell_goes_with_the_most_of_its_column():
    old = [["NguyÔn V¨n An"], ["TrÇn ThÞ B×nh"], ["Vò Minh"]]
    assert decoded([*old, ["Lê Thị Hà"]]).rows[2] == ["Vũ Minh"]
    unicode = [["Lê Thị Hà"], ["Đỗ Hữu Lộc"], ["Ngô Tấn"], ["Phạm Dũng"]]
    assert decoded([*old, *unicode]).rows[2] == ["Vò Minh"]


def test_a_font_of_capitals_makes_capitals():
    rows = [["NguyÔn V¨n An"], ["Lan"], [5]]
    assert decoded(rows, fonts={0: ".VnTimeH"}).rows == [["NGUYỄN VĂN AN"], ["LAN"], [5]]


@pytest.mark.parametrize(("encoding", "text"), [("unicode", "Vò"), ("tcvn3", "Vũ"), ("vni", "Vị")])
def test_a_person_may_know_better(encoding, text):
    assert decoded([["Vò"]], {("DS", 0): encoding}).rows == [[text]]


def test_rows_keep_their_lengths():
    rows = [["x", "NguyÔn V¨n An"], [], ["y"], ["z", "TrÇn", "a"]]
    assert list(map(len, decoded(rows).rows)) == [2, 0, 1, 3]


def test_what_an_extractor_dropped_is_put_back_where_it_is_sure():
    rows = [["NguyÔn ThÞ Ph¬ng", "Lu V¨n Long"], ["D¬ng Hng", "L¬ng Minh Th"], ["Lan", "Minh Th"]]
    assert decoded(rows).rows == [
        ["Nguyễn Thị Phương", "L\ufffdu Văn Long"],
        ["Dương Hưng", "Lương Minh Thư"],
        ["Lan", "Minh Thư"],
    ]


def test_signs_that_both_worlds_have_do_not_keep_a_text_from_being_read():
    rows = [["NguyÔn V¨n An – TrÇn ThÞ B×nh"], ["L\u00adu §øc\u200b"], ["“Lª V¨n”"]]
    assert [row[0] for row in decoded(rows).rows] == [
        "Nguyễn Văn An – Trần Thị Bình",
        "Lưu Đức\u200b",
        "“Lê Văn”",
    ]


def test_a_name_that_sounds_like_a_header_goes_with_its_column():
    rows = [["NguyÔn V¨n An", "H¬ng"], ["Hoµng V¨n", "Phó"], ["Lª ThÞ", "Thñy"], ["H' Loan", "Kp¨"]]
    assert [row[1] for row in decoded(rows).rows] == ["Hơng", "Phú", "Thủy", "Kpă"]
