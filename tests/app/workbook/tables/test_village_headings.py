"""Villages in headings, titles and names of sheets; and what only looks like one."""

import pytest

from app.workbook.tables.village_headings import (
    bare_heading,
    may_be_village,
    month_of_sheet,
    number_of_sheet,
    village_of_heading,
    village_of_sheet,
    village_of_title,
)


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("I. Thôn Đồng Á", "Thôn Đồng Á"),
        ("Thôn Đồng Á: 334 trẻ", "Thôn Đồng Á"),
        ("Thôn Đồng Á (334)", "Thôn Đồng Á"),
        ("Thôn Đồng Á - 334 trẻ em", "Thôn Đồng Á"),
        ("Thôn: Đồng Á", "Thôn Đồng Á"),
        ("II/ Bản Nà Phạ", "Bản Nà Phạ"),
        ("a) Xóm 3", "Xóm 3"),
        ("TDP số 5", "TDP số 5"),
        ("Tổ dân phố 5: 20", "Tổ dân phố 5"),
        ("T. Biêng", "T. Biêng"),
        ("Biêng", ""),
        ("Trẻ em dưới 6 tuổi", ""),
    ],
)
def test_a_heading_with_a_kind_is_a_village(text, village):
    assert village_of_heading(text) == village


def test_a_heading_without_a_kind_may_be_one_by_its_shape():
    assert bare_heading("1. Biêng (20 trẻ)") == "Biêng"
    assert [may_be_village(text) for text in ("1. Biêng", "Cầu Meo", "Tân Mộc: 385")] == [True] * 3
    no = ("Nguyễn Văn An", "Trẻ khuyết tật", "Bé gái", "12", "Hộ nghèo", "mới chuyển đến", "")
    assert [text for text in no if may_be_village(text)] == []


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Danh sách trẻ em thôn Đồng Á", "thôn Đồng Á"),
        ("DANH SÁCH TRẺ EM THÔN ĐỒNG Á NĂM 2026", "THÔN ĐỒNG Á"),
        ("DANH SÁCH THÔN BẾN HUYỆN, XÃ NAM DƯƠNG", "THÔN BẾN HUYỆN"),
        ("THÔN ĐỒNG Á HUYỆN LỤC NGẠN", "THÔN ĐỒNG Á"),
        ("DANH SACH TRE EM THON DONG A XA NAM DUONG", "THON DONG A"),
        ("Danh sách trẻ em thôn Tân Thành", "thôn Tân Thành"),
        ("Thôn/Tổ dân phố: Đồng Á", "Tổ dân phố Đồng Á"),
        ("TỔ DÂN PHỐ SỐ 5 - PHƯỜNG X", "TỔ DÂN PHỐ SỐ 5"),
        ("Thôn Nam Sơn năm 2026", "Thôn Nam Sơn"),
        ("THÔN ……………", ""),
        ("Danh sách theo thôn, tổ dân phố", ""),
        ("TRẺ EM TRÊN ĐỊA BÀN XÃ NAM DƯƠNG", ""),
        ("Thành phố Hà Nội", ""),
        ("theo văn bản số 12", ""),
        ("Tổ chức thực hiện ở khu vực 3", ""),
        ("Trưởng thôn Nguyễn Văn A", ""),
        ("Ủy ban nhân dân thị trấn Bản Ngà", ""),
    ],
)
def test_a_title_names_a_village(text, village):
    assert village_of_title(text) == village


@pytest.mark.parametrize(
    ("name", "village"),
    [
        ("Dong A", "Dong A"),
        ("1. Dong A", "Dong A"),
        ("01-Biêng", "Biêng"),
        ("Thon Dong A", "Thon Dong A"),
        ("Tan Trung (2)", "Tan Trung"),
        ("Biêng_2026", "Biêng"),
        ("DS Biêng", "Biêng"),
        ("TDP 5", "TDP 5"),
        ("Sủng Tráng", "Sủng Tráng"),
        ("Sung Trang", "Sung Trang"),
        ("Bản Mới", "Bản Mới"),
        ("NAM SƠN", "NAM SƠN"),
        *((name, "") for name in (
            "Sheet1", "Trang tính1", "Danh sách", "DanhSachTreEm", "Bìa", "Tổng hợp", "TH",
            "Rà soát 2026", "Năm 2026", "0-6 tuổi", "Book1", "1", "DS trẻ em", "Biểu 01",
            "Bản gốc", "Mới", "xã Nam Dương", "",
        )),
    ],
)  # fmt: skip
def test_a_sheet_may_be_named_after_its_village(name, village):
    assert village_of_sheet(name) == village


def test_a_number_is_a_village_only_beside_numbered_ones():
    assert number_of_sheet("3", ["thôn"]) == "thôn 3"
    assert number_of_sheet("3", []) == ""
    assert number_of_sheet("3", ["thôn", "bản"]) == ""
    assert number_of_sheet("Bìa", ["thôn"]) == ""


def test_a_sheet_is_a_month_where_a_title_says_so():
    assert month_of_sheet("T11", ["SỔ ĐĂNG KÝ KHAI SINH THÁNG 11 NĂM 2026"])
    assert month_of_sheet("T. 5", ["Tháng 05/2026"])
    assert not month_of_sheet("T1", ["Tháng 11"])
    assert not month_of_sheet("T11", ["Danh sách trẻ em"])
    assert not month_of_sheet("Thôn 11", ["Tháng 11"])
