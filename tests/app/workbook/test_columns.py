"""Headers in all their spellings name fields; what the cells do not bear out is not believed."""

import pytest

from app.domain.code_lists import read_code_list
from app.workbook.columns import KEPT, Column, confirmed, field_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Họ và tên", "full_name"),
        ("HỌ VÀ TÊN", "full_name"),
        ("  Họ  và\ntên ", "full_name"),
        ("Ho va ten", "full_name"),
        ("Số định danh cá nhân", "national_id"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Thôn/Tổ dân phố", "village"),
        ("Thôn / Bản", "village"),
        ("Mã trẻ em", "external_code"),
        ("Được trợ giúp", "assisted"),
        ("Nguy cơ rơi vào HCĐB", "at_risk"),
        ("STT", "row_no"),
        ("Nam", "sex_male_mark"),
        ("Năm", "birth_year"),
        ("Cha/Thôn", ""),
        ("Trường", "school_name"),
        ("Điểm thi", ""),
        ("", ""),
    ],
)
def test_a_header_names_a_field(header, field):
    assert field_of(header) == field


def test_every_alias_of_the_list_is_understood():
    assert [
        row["alias"] for row in read_code_list("excel_header_aliases") if not field_of(row["alias"])
    ] == []
    assert {"full_name", "village", "assisted"} <= KEPT


def test_cells_must_bear_the_header_out():
    columns = [Column(0, "Họ và tên", "full_name"), Column(1, "Ngày sinh", "birth_date")]
    rows = [["Lê An", "Nam"], ["Vi Mai", "Nữ"]]
    assert [c.field for c in confirmed(columns, rows)] == ["full_name", ""]
    assert [c.field for c in confirmed(columns, [["Lê An", 44586.0], ["Vi Mai"]])][
        1
    ] == "birth_date"
    assert [c.field for c in confirmed(columns, [])] == ["full_name", "birth_date"]


def test_a_field_is_taken_once():
    columns = [Column(0, "Họ tên", "full_name"), Column(1, "Họ và tên", "full_name")]
    assert [c.field for c in confirmed(columns, [["Lê An", "Lê An"]])] == ["full_name", ""]
