"""Rows that are no child are known by their words and shape; what is nothing else is one."""

import pytest

from app.workbook.tables.row_kinds import RowKinds

FIELDS = {0: "row_no", 1: "full_name", 2: "birth_date", 3: "sex", 4: "ethnicity", 5: "national_id"}
HEADERS = {
    0: frozenset({"stt"}), 1: frozenset({"ho va ten"}), 2: frozenset({"ngay sinh"}),
    3: frozenset({"gioi tinh", "nam"}), 4: frozenset({"dan toc"}), 5: frozenset({"so ddcn"}),
}  # fmt: skip
KINDS = RowKinds(FIELDS, HEADERS)
AN = [1, "Lê Văn An", "1/2/2015", "Nam", "Kinh", "024215000001"]


def kind(*cells, before=None):
    found = KINDS.kind_of(list(cells), before)
    return (found.name, found.village) if found.village else found.name


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (AN, "child"),
        (["", "Vi Thị Mai", "", "Nữ"], "child"),
        (["", "", "2015", "", "", "024215000001"], "child"),
        ([7, "Tống Văn Tổng", 2015], "child"),
        (["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số ĐDCN"], "header"),
        (["STT", "HỌ VÀ TÊN", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD"], "header"),
        (["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], "numbers"),
        ([1, 2, 3, 4, 5, 6], "numbers"),
        (["A", "B", "C", "1", "2", "3=1+2"], "numbers"),
        (["", "Tổng cộng", 4988.0], "total"),
        (["Tổng số: 20 trẻ"], "total"),
        (["", "Cộng Bến Huyện", 29, 12, 17], "total"),
        (["", "Cộng thôn Đồng Á", "334"], "total"),
        (["", "Toàn xã", 4988], "total"),
        (["I", "Thôn Đồng Á: 334 trẻ"], ("village", "Thôn Đồng Á")),
        (["Thôn Đồng Á"], ("village", "Thôn Đồng Á")),
        (["Thôn", "Đồng Á"], ("village", "Thôn Đồng Á")),
        ([1, "Thôn Đồng Á", 334, 170, 164], ("village", "Thôn Đồng Á")),
        (["II", "Biêng"], ("village", "Biêng")),
        (["", "Thôn Lâm", "Tổng số: 12 trẻ"], ("village", "Thôn Lâm")),
        (["", "Thôn Lâm", "", "", "12 trẻ"], ("village", "Thôn Lâm")),
        (["A", "Trẻ em mồ côi"], "note"),
        (["DANH SÁCH TRẺ EM THÔN LÂM"], ("title", "THÔN LÂM")),
        (["ỦY BAN NHÂN DÂN XÃ"], "title"),
        (["", "Người lập biểu", "", "TM. ỦY BAN NHÂN DÂN"], "signature"),
        (["", "", "", "Nam Dương, ngày 08 tháng 6 năm 2026"], "signature"),
        (["Ghi chú: danh sách này chưa đủ"], "note"),
        (["Mã trẻ em", "Họ tên trẻ", "Năm sinh", "Thôn"], "new_header"),
        ([12, "Nguyễn Thị Bình"], "child"),
        (["", "mới chuyển đến"], "child"),
    ],
)
def test_a_row_is_known(cells, expected):
    assert kind(*cells) == expected


def test_an_empty_row_is_nothing():
    assert KINDS.kind_of(["", "  ", "\n"]) is None


def test_a_child_with_a_name_alone_is_known_by_its_number():
    assert kind(12, "Bế Lan", before=11) == "child"
    assert kind(12, "Cầu Meo", before=30) == ("village", "Cầu Meo")


def test_most_children_are_known_at_once():
    assert KINDS.is_plain(AN)
    for cells in (
        ["", "Tổng cộng", 4988.0, 1, 2, 3],
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số ĐDCN"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Thôn Đồng Á", 334, 170, 164],
    ):
        assert not KINDS.is_plain(cells)
    assert KINDS.number_of(["12."]) == 12
