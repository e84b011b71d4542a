"""Headers in all their spellings say what they may stand for, and how sure that is."""

import pytest

from app.domain.code_lists import read_code_list
from app.workbook.tables.aliases import Trust, field_of, label_key, meaning_of


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Họ và tên", "full_name"),
        ("HỌ VÀ TÊN", "full_name"),
        ("  Họ  và\ntên ", "full_name"),
        ("Ho va ten", "full_name"),
        ("Họ, chữ đệm và tên trẻ", "full_name"),
        ("Họ và tên (*)", "full_name"),
        ("1. Họ và tên", "full_name"),
        ("Họ và tênn", "full_name"),
        ("Số định danh cá nhân", "national_id"),
        ("Số ĐDCN/CCCD (nếu có)", "national_id"),
        ("Số định danh cá nhân của trẻ (12 số)", "national_id"),
        ("Ngày, tháng, năm sinh", "birth_date"),
        ("Ngày sinh (dd/mm/yyyy)", "birth_date"),
        ("Năm sinh", "birth_date"),
        ("Thôn/Tổ dân phố", "village"),
        ("Thôn / Bản", "village"),
        ("Nơi ở hiện nay (thôn)", "village"),
        ("Nơi ở hiện nay (ghi rõ)", "address"),
        ("Mã trẻ em", "external_code"),
        ("Được trợ giúp", "assisted"),
        ("Nguy cơ rơi vào HCĐB", "at_risk"),
        ("STT", "row_no"),
        ("Mã dòng", "row_key"),
        ("Nam", "sex_male_mark"),
        ("Năm", "birth_year"),
        ("ĐT liên hệ", "phone"),
        ("Họ tên bố", "father_name"),
        ("Trường", "school_name"),
        ("Cha/Thôn", ""),
        ("Họ và tên cán bộ", ""),
        ("Ngày sinh (ghi lại)", ""),
        ("Điểm thi", ""),
        ("UBND xã Nam Dương", ""),
        ("(1)", ""),
        ("", ""),
        ("Họ và tên " * 20, ""),
    ],
)
def test_a_header_names_a_field(header, field):
    assert field_of(header) == field


def test_every_alias_of_the_list_is_understood():
    aliases = [row["alias"] for row in read_code_list("excel_header_aliases")]
    assert [alias for alias in aliases if not field_of(alias)] == []


def test_short_headers_leave_the_choice_to_the_cells():
    assert meaning_of("DT").fields == ("ethnicity", "phone")
    assert meaning_of("ĐT").fields == ("phone", "ethnicity")
    assert set(meaning_of("Nu").fields) == {"sex_female_mark", "dob_female"}


def test_the_nearer_a_header_is_to_an_alias_the_more_it_is_trusted():
    headers = ("Họ và tên", "Ho va ten", "Họ và tên (in hoa)", "Họ và tênn", "Điểm")
    assert [meaning_of(header).trust for header in headers] == [
        Trust.EXACT, Trust.TONELESS, Trust.WORDS, Trust.SPOKEN, Trust.NONE,
    ]  # fmt: skip


def test_the_key_of_a_label_keeps_its_tones():
    assert label_key(" Ngày,tháng.\nNĂM sinh* ") == "ngày tháng năm sinh"


@pytest.mark.parametrize(
    ("header", "field"),
    [("MÃ S TRẺ", "external_code"), ("Họ và tên rẻ", "full_name"), ("HO VA TEN TR", "full_name")],
)
def test_a_header_with_a_letter_missing_is_known(header, field):
    assert field_of(header) == field
