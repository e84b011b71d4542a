"""Files as communes and provinces send them: whose they are, of which day, what is wrong."""

from datetime import date

import pytest

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.unit_names import UnitNames
from app.services.rollup.read_sent import read_sent
from tests.app.conftest import write_list

GAZETTEER = shipped_gazetteer()
NAMES = UnitNames(GAZETTEER, GAZETTEER.units.province("24"))
TODAY = date(2026, 6, 20)
HEAD = ["STT", "Thôn", "Tổng số trẻ em dưới 16 tuổi", "Đã cập nhật"]
ROWS = [[1, "Biêng", 529, 500], [2, "Cánh", 240, 240], ["", "Tổng cộng", 769, 740]]
TITLE = ["ỦY BAN NHÂN DÂN XÃ NAM DƯƠNG"]


@pytest.fixture
def sent(tmp_path):
    def make(*rows, name="bao cao.xlsx", names=NAMES, told=None, **sheets):
        path = write_list(tmp_path / name, sheets or {"Sheet1": rows})
        return read_sent(path, names, today=TODAY, told=told)

    return make


def codes(file):
    return [one.code for one in file.findings]


def test_villages_are_added_up_for_the_commune_of_the_title(sent):
    cut_off = ["Số liệu chốt đến 10 giờ, ngày 08/6/2026"]
    file = sent(TITLE, cut_off, [], HEAD, *ROWS, [], ["", "", "", "CHỦ TỊCH"])
    (one,) = file.sent
    assert (one.unit.code, one.values) == ("07603", {"children": 769, "updated": 740})
    assert one.taken_on == date(2026, 6, 8)
    assert file.findings == ()


def test_the_name_of_the_file_helps_and_what_contradicts_it_is_named(sent):
    assert sent(HEAD, *ROWS, name="07603.xlsx").sent[0].unit.code == "07603"
    assert sent(HEAD, *ROWS, name="xa_nam_duong_t6.xlsx").sent[0].unit.code == "07603"
    file = sent(TITLE, HEAD, *ROWS, name="Xã Cao Đức.xlsx")
    assert (file.sent[0].unit.code, codes(file)) == ("07603", ["unit_disagrees"])
    unknown = sent(HEAD, *ROWS)
    assert (unknown.sent, codes(unknown)) == ((), ["file_unit_unknown"])
    told = GAZETTEER.units.commune("09466")
    assert sent(HEAD, *ROWS, told=told).sent[0].unit == told
    everywhere = sent(["XÃ TÂN THÀNH"], HEAD, *ROWS, names=UnitNames(GAZETTEER))
    assert codes(everywhere) == ["file_unit_unclear"]
    lang_son = ["UBND TỈNH LẠNG SƠN"], ["XÃ TÂN THÀNH"], HEAD, *ROWS
    assert sent(*lang_son, names=UnitNames(GAZETTEER)).sent[0].unit.parent_code == "20"


def test_a_sheet_a_commune_and_a_hidden_one(sent, tmp_path):
    file = sent(**{"Nam Dương": [HEAD, *ROWS], "Cao Đức": [HEAD, *ROWS], "Ghi chú": [["x"]]})
    assert [one.unit.code for one in file.sent] == ["07603", "09466"]
    assert file.findings == ()


def test_a_line_a_commune_by_name_or_code(sent):
    head = ["Mã xã", "Xã, phường", "Số dân dưới 16 tuổi", "Số trẻ trên hệ thống", "Tỷ lệ (%)"]
    rows = [
        ["07603", "Nam Duong", "5.000", "4.988", "99,76"],
        ["", "Phường Chũ", "1.000", "1.100", "110,00"],
        ["", "Xã Nào Đó", "1.000", "500", "50,00"],
        ["", "Hộ Đáp (cũ)", "", "", ""],
        ["", "Tổng", "7.000", "6.588", "94,11"],
    ]
    file = sent(["TỔNG HỢP CÁC XÃ"], head, *rows)
    assert {one.unit.code: one.values for one in file.sent} == {
        "07603": {"population": 5000, "on_system": 4988},
        "07525": {"population": 1000, "on_system": 1100},
    }
    named = {one.code: (one.cell or one.row, one.unit) for one in file.findings}
    assert named == {
        "unit_unknown": (5, ""),
        "over_100": ("D4", "07525"),
    }


def test_a_line_a_province(sent):
    head = ["TT", "Tỉnh/thành phố", "Số dân < 16 tuổi", "Số trên hệ thống", "HCĐB", "Tỷ lệ"]
    rows = [[1, "Hà Nội", 2_000_000, 1_500_000, 900, 75], [2, "TP Huế", 300_000, 150_000, 30, 50]]
    total = ["", "Toàn quốc", 2_300_000, 1_650_000, 930, 71.74]
    file = sent(head, *rows, total, names=UnitNames(GAZETTEER))
    assert [one.unit.code for one in file.sent] == ["01", "46"]
    assert file.findings == ()


def test_nothing_is_dropped_without_a_word(sent, tmp_path):
    assert codes(sent(["Kính gửi"], ["Sở Y tế"])) == ["no_figures_known"]
    assert codes(read_sent(tmp_path / "nowhere.xlsx", NAMES, today=TODAY)) == ["file_not_found"]
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert codes(read_sent(tmp_path / "a.xlsx", NAMES, today=TODAY)) == ["file_damaged"]
    head = ["STT", "Họ tên", "Năm sinh", "Trẻ em có HCĐB"]
    children = [head, *([at, "Nguyễn Văn An", 2015, "Mồ côi"] for at in range(1, 9))]
    assert codes(sent(TITLE, *children)) == ["no_figures_known"]
    districts = ["Địa phương", "Tổng số trẻ em", "Đã chuẩn hóa"], ["Gio Linh", 21181, 12453]
    file = sent(*districts, ["TX Quảng Trị", 5348, 4053], names=UnitNames(GAZETTEER))
    assert (file.sent, codes(file)) == ((), ["table_of_districts"])
    file = sent(TITLE, [*HEAD, "Số hộ"], *[[*row, 9] for row in ROWS])
    assert codes(file) == ["columns_unknown"]


def test_several_communes_in_one_sheet_under_each_other_or_in_one_table(sent):
    cut = ["Số liệu chốt ngày 08/6/2026"]
    other = [[1, "Một", 10, 8], [2, "Hai", 20, 20], ["", "Cộng", 31, 28]]
    file = sent(cut, ["XÃ NAM DƯƠNG"], HEAD, *ROWS, [], ["XÃ CAO ĐỨC"], HEAD, *other)
    assert [(one.unit.code, one.values["children"]) for one in file.sent] == [
        ("07603", 769),
        ("09466", 30),
    ]
    assert {one.taken_on for one in file.sent} == {date(2026, 6, 8)}
    assert [(one.code, one.cell, one.unit) for one in file.findings] == [
        ("total_wrong", "C12", "09466"),
    ]


@pytest.mark.parametrize("own", [["", ""], [40, 38]])
def test_villages_under_the_lines_of_their_communes(sent, own):
    rows = [["I", "Xã Nam Dương", *own], [1, "Một", 10, 8], [2, "Hai", 30, 30]]
    rows += [["II", "Xã Cao Đức", *own], [1, "Ba", 25, 20], [2, "Bốn", 15, 18]]
    rows += [["III", "Xã Nào Đó", *own], [1, "Năm", 25, 20]]
    file = sent(["TỔNG HỢP"], ["STT", "Đơn vị", *HEAD[2:]], *rows, ["", "Tổng cộng", 105, 96])
    assert [(one.unit.code, one.values) for one in file.sent] == [
        ("07603", {"children": 40, "updated": 38}),
        ("09466", {"children": 40, "updated": 38}),
    ]
    named = [(one.code, one.unit) for one in file.findings if one.code != "total_wrong"]
    assert named == [("over_100", "09466"), ("unit_unknown", "")]


def test_numbers_beside_a_table_are_no_codes(sent):
    assert sent([7603], ["07603 trẻ"], TITLE, HEAD, *ROWS).sent[0].unit.code == "07603"
    file = sent([9466], TITLE, HEAD, *ROWS)
    assert file.sent[0].unit.code == "07603"
    assert sent(["Mã xã: 09466"], HEAD, *ROWS).sent[0].unit.code == "09466"
