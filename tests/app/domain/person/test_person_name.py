"""Names are cleaned without being rewritten; what is no name is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.person.person_name import (
    PersonName,
    clean_name,
    name_problem,
    read_person_name,
    title_case,
)
from app.domain.text.text import fold


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BÙI GIA MINH", "Bùi Gia Minh"),
        ("phan mai loan", "Phan Mai Loan"),
        ("Nguyễn  Yến  Trâm\u200b", "Nguyễn Yến Trâm"),
        ("Lương Ðức Bảo", "Lương Đức Bảo"),
        ("Nguyễn văn An", "Nguyễn văn An"),
        ("H’ LIÊN NIÊ", "H’ Liên Niê"),
        ("k'brể", "K'Brể"),
        ("Y BIH", "Y Bih"),
        ("ĐẶNG THÙY THÚY", "Đặng Thùy Thúy"),
        ("", ""),
    ],
)
def test_clean_name(written: str, name: str) -> None:
    assert clean_name(written) == name


@given(st.text(alphabet="aăâeêiơưyđÁẠỆỮĐNGth' ’-.", max_size=20))
def test_cleaning_keeps_the_letters(text: str) -> None:
    assert fold(clean_name(text)) == fold(text)
    assert clean_name(clean_name(text)) == clean_name(text)


@pytest.mark.parametrize(
    "name",
    [
        "Bùi Yến Oanh",
        "Y Bih",
        "A Lăng",
        "H' Liên",
        "H'Liên",
        "K'Brể",
        "Hồ Thị Pỉ",
        "Giàng A Páo",
        "Nguyễn Thị Bé",
        "Con Thị Lan",
        "Bế Văn Con",
        "Rơ Châm-Hlang",
    ],
)
def test_right_names(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "Trang",
        "Ng. Văn An",
        "Bé 123",
        "Nguyễn Bảo Thư 2",
        "Nguyễn @ An",
        "Bé Gái",
        "Con bà Hoa",
        "CON CHỊ LAN",
        "Con thứ ba",
        "Con trai",
        "Gái",
        "Trẻ sơ sinh",
        "Nguyễn Văn A?",
        "A",
        "An (Tí)",
    ],
)
def test_spoilt_names(name: str) -> None:
    assert name_problem(name) == "invalid_name"


@pytest.mark.parametrize("name", ["", "-", "Không có", "chưa đặt tên", "x"])
def test_no_name(name: str) -> None:
    assert name_problem(name) == "missing_name"


def test_one_word_is_a_name_in_some_peoples() -> None:
    assert name_problem("Nai", "Xơ Đăng") is None
    assert name_problem("Nai", "Kinh") == "invalid_name"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("NGUYỄN THỊ MINH ANH", PersonName("Nguyễn", "Thị Minh", "Anh")),
        ("Lê An", PersonName("Lê", "", "An")),
        ("Trang", PersonName("", "", "Trang")),
        ("Y Bih Niê", PersonName("", "Y Bih", "Niê")),
        ("H' Liên", PersonName("", "H'", "Liên")),
        ("", PersonName("", "", "")),
    ],
)
def test_parts(text: str, parts: PersonName) -> None:
    assert read_person_name(text) == parts


@pytest.mark.parametrize(
    ("written", "titled"),
    [
        ("NGUYỄN văn An", "Nguyễn Văn An"),
        ("nguyễn Văn an", "Nguyễn Văn An"),
        ("K'Brể", "K'Brể"),
        ("h'liên Niê", "H'Liên Niê"),
        ("H' Liên", "H' Liên"),
        ("A Lăng", "A Lăng"),
        ("McDonald An", "McDonald An"),
        ("Đặng Thị ÁNH", "Đặng Thị Ánh"),
    ],
)
def test_a_name_in_mixed_case_is_titled_word_by_word(written, titled):
    assert title_case(written) == titled
    assert title_case(titled) == titled
