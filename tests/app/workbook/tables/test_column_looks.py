"""Cells are known for what they look like, as officials write them."""

from datetime import date

import pytest

from app.workbook.tables import column_looks as looks
from app.workbook.tables.column_looks import are_villages, fit_of


@pytest.mark.parametrize(
    "cell",
    [
        "2023-10-14", "30/11/2020", "28.8.2014", " 05 / 09 / 2022", "24/11/13", "3/2017", 44667.0,
        "ngày 5 tháng 3 năm 2015", "00/00/2015", "'14/06/2025", date(2016, 1, 2), "20130405",
        "18/12/2014 00:00:00",
    ],
)  # fmt: skip
def test_dates_in_all_their_shapes(cell):
    assert looks.is_date(cell)
    assert looks.is_dated(cell)


@pytest.mark.parametrize("cell", ["2021", 2016.0, 4988.0, 334, "Nguyễn Văn A", "0383522457", ""])
def test_what_is_no_whole_date(cell):
    assert not looks.is_date(cell)


def test_other_looks():
    assert looks.is_year(2016.0)
    assert looks.is_mark("X")
    assert looks.is_mark(True)
    assert not looks.is_mark(12)
    assert looks.is_name("Lê Văn An")
    assert not looks.is_name("Ê Đê")
    assert not looks.is_name("Thôn 5")
    assert looks.is_one_word("An")
    assert looks.is_sex("Gái")
    assert looks.is_long_number(24323002208.0)
    assert not looks.is_long_number(date(2020, 1, 1))
    assert [looks.is_phone(cell) for cell in ("0912 345 678", 912345678.0, "123")] == [
        True,
        True,
        False,
    ]
    assert looks.is_day("31")
    assert looks.is_month(12.0)
    assert looks.is_short_year("15")
    assert looks.is_special("DB01")
    assert looks.is_at_risk("hộ nghèo")


def test_enough_cells_must_look_like_a_field_and_what_says_nothing_does_not_count():
    assert fit_of("ethnicity", ["Kinh", "Tày", "chưa rõ", ""]).is_sure
    assert fit_of("birth_date", ["1/2/2015", "x", "chưa có"]).is_sure
    assert not fit_of("birth_date", ["Nam", "Nữ"]).may_be
    assert fit_of("national_id", ["Chưa cấp", ""]).may_be
    assert fit_of("sex_male_mark", ["x", "", ""]).is_sure
    assert not fit_of("sex_male_mark", [12, 30]).may_be
    assert fit_of("note", ["bất kỳ"]).may_be
    assert fit_of("full_name", []).may_be


def test_villages_come_again_and_addresses_do_not():
    assert are_villages(["Biêng", "Lâm"] * 6)
    assert are_villages(["Thôn Biêng", "thôn Lâm"])
    assert not are_villages(["Số 5 đường Lê Lợi", "Ngõ 3, thôn Lâm"])
    assert not are_villages(["", "chưa rõ"])
