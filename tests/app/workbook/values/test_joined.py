"""What stands in several columns is put together; two in one cell are parted only if plain."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.person.sex import Sex
from app.workbook.values.date_column import DateOrder, DateReader
from app.workbook.values.joined import (
    lone_parent,
    names_mother_first,
    parted_parents,
    read_marked_sex,
    read_split_date,
    read_whole_name,
)

DATES = DateReader(date(2026, 6, 8))


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ((5.0, 6, 2015.0), ("2015-06-05", "")),
        (("05", "06", "15"), ("2015-06-05", "")),
        (("", "", 2015), ("2015", "")),
        (("00", "00", "2015"), ("2015", "")),
        (("", 6, 2015), ("2015-06", "")),
        ((5, "", 2015), ("2015", "5/../2015")),
        ((31, 2, 2015), ("", "31/2/2015")),
        (("?", 6, 2015), ("2015", "?/6/2015")),
        (("", "", "05/06/2015"), ("2015-06-05", "")),
        ((5, 6, ""), ("", "5/6/..")),
        (("", "", ""), ("", "")),
        (("", "", "15"), ("2015", "")),
        (("", "3", "15"), ("2015-03", "")),
        (("", "", "năm 2015"), ("2015", "")),
        ((5, 6, date(1905, 7, 7)), ("2015-06-05", "")),
        ((date(2015, 6, 5), "", ""), ("2015-06-05", "")),
        ((date(2015, 6, 5), 6, 2015), ("2015-06-05", "")),
        ((date(2015, 6, 5), date(2015, 6, 5), date(2015, 6, 5)), ("2015-06-05", "")),
        ((5, 6, date(2015, 6, 5)), ("2015-06-05", "")),
        ((7, 6, date(2015, 6, 5)), ("", "7/6/2015-06-05")),
        ((date(2015, 6, 5), date(2014, 6, 5), ""), ("", "2015-06-05/2014-06-05/..")),
        (("hỏi", "", date(2015, 6, 5)), ("", "hỏi/../2015-06-05")),
        (("", "", "chưa rõ"), ("", "../../chưa rõ")),
    ],
)
def test_a_date_in_three_columns(cells, value):
    assert read_split_date(cells, DATES) == value


def test_columns_headed_the_wrong_way_round_follow_what_was_decided():
    american = replace(DATES, texts=DateOrder.MONTH_FIRST)
    assert read_split_date((6, 25, 2015), american) == ("2015-06-25", "6/25/2015")
    assert read_split_date((6, 5, 15), american) == ("2015-06-05", "6/5/15")
    unknown = replace(DATES, texts=DateOrder.UNKNOWN)
    assert read_split_date((6, 5, 2015), unknown) == ("2015", "6/5/2015")


@pytest.mark.parametrize(
    ("male", "female", "value"),
    [
        ("x", "", ("Nam", "")),
        ("", "X", ("Nữ", "")),
        ("-", 1.0, ("Nữ", "")),
        ("x", "x", ("", "x / x")),
        ("", "", ("", "")),
    ],
)
def test_a_cross_in_one_of_two_columns(male, female, value):
    assert read_marked_sex(male, female, None) == value


def test_no_cross_means_a_sex_only_where_that_is_known():
    assert read_marked_sex("", "", Sex.MALE) == ("Nam", "")


def test_a_name_in_two_columns():
    assert read_whole_name(("Nguyễn Văn", "An")) == ("Nguyễn Văn An", "")
    assert read_whole_name(("", "An")) == ("An", "")
    assert read_whole_name(("Lầu A", "Chua")) == ("Lầu A Chua", "")
    assert read_whole_name(("Chưa", "có")) == ("", "")
    assert read_whole_name(("Nguyễn Văn", "-")) == ("Nguyễn Văn", "")


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Nguyễn Văn A - Trần Thị B", ("Nguyễn Văn A", "Trần Thị B")),
        ("Trần Thị B / Nguyễn Văn A", ("Nguyễn Văn A", "Trần Thị B")),
        ("Lê Minh, Hà Hoa", ("Lê Minh", "Hà Hoa")),
        ("Bố: Lê Minh; Mẹ: Hà Hoa", ("Lê Minh", "Hà Hoa")),
        ("Mẹ Hà Hoa\nCha Lê Minh", ("Lê Minh", "Hà Hoa")),
        ("Lê Minh và Hà Hoa", ("Lê Minh", "Hà Hoa")),
        ("Bố: Lê Minh; Mẹ: Và Thị Sua", ("Lê Minh", "Và Thị Sua")),
        ("Lê\nVăn Minh - Hà\nThị Hoa", ("Lê\nVăn Minh", "Hà\nThị Hoa")),
        ("Lê Văn Minh\nHà Hoa", ("Lê Văn Minh", "Hà Hoa")),
        ("Nguyễn Thị\nNgọc Anh", None),
        ("Mẹ: Hạng\nThị Xá", None),
        ("Lê Minh", None),
        ("Lê Minh - Hà", None),
        ("Lê Minh - Hà Hoa - Lý Lan", None),
        ("Nguyễn Thị A - Trần Thị B", None),
        ("", None),
    ],
)
def test_two_parents_in_one_cell(text, parents):
    assert parted_parents(text, mother_first=False) == parents


def test_the_header_tells_who_comes_first():
    assert names_mother_first("Họ tên mẹ, cha")
    assert not names_mother_first("Họ tên cha/mẹ")
    assert not names_mother_first("Phụ huynh")
    assert parted_parents("Hà Hoa - Lê Minh", mother_first=True) == ("Lê Minh", "Hà Hoa")
    assert parted_parents("Lê Văn Minh - Hà Hoa", mother_first=True) == ("Lê Văn Minh", "Hà Hoa")


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Trần Thị B", ("", "Trần Thị B")),
        ("Lê Văn A", ("Lê Văn A", "")),
        ("Mẹ: Hà Hoa", ("", "Hà Hoa")),
        ("Mẹ: Hà Hoa; ", ("", "Hà Hoa")),
        ("Mẹ: Và Thị Sua", ("", "Và Thị Sua")),
        ("Lê Văn Minh - Hà Hoa - Lý Lan", ("", "")),
        ("Lê Minh", ("", "")),
    ],
)
def test_a_single_parent_is_known_by_a_label_or_the_middle_name(text, parents):
    assert lone_parent(text) == parents
