"""One cell gives one value, and keeps its text where the value does not say all of it."""

import pytest

from app.domain.person.sex import Sex
from app.workbook.values.plain import (
    ethnicity_reader,
    is_marked,
    read_circumstance,
    read_mark,
    read_name,
    read_phone_number,
    read_text,
    sex_reader,
    text_of,
)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (read_text, " Số 5 ", ("Số 5", "")),
        (read_text, 12.0, ("12", "")),
        (read_text, "Không có", ("", "")),
        (read_name, "LÊ VĂN AN", ("Lê Văn An", "")),
        (read_name, "1. Lê Văn An", ("Lê Văn An", "1. Lê Văn An")),
        (read_name, "Bé 1", ("Bé 1", "")),
        (read_name, "y Bih", ("y Bih", "")),
        (read_name, "Chưa đặt tên", ("", "")),
        (read_phone_number, 977872412.0, ("0977872412", "")),
        (read_phone_number, "bà Lan", ("", "bà Lan")),
        (read_circumstance, "x", ("x", "")),
        (read_circumstance, "Không", ("", "")),
        (read_mark, "✓", ("x", "")),
        (read_mark, 0, ("", "")),
    ],
)
def test_a_cell_is_read(read, cell, value):
    assert read(cell) == value


@pytest.mark.parametrize("cell", ["x", "X", 1, "1", True, "có", "V"])
def test_a_cross_may_look_like_anything(cell):
    assert is_marked(cell)
    assert not is_marked("")
    assert not is_marked("-")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Nu", ("Nữ", "")),
        ("Trai", ("Nam", "")),
        (1.0, ("Nam", "1")),
        ("2", ("", "2")),
        ("0", ("", "")),
        ("khác", ("", "khác")),
        ("", ("", "")),
    ],
)
def test_a_sex_is_a_word_or_a_number_that_is_understood(cell, value):
    assert sex_reader({"1": Sex.MALE})(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("TÀY", ("Tày", "")),
        ("Kih", ("", "Kih")),
        (4.0, ("Mường", "4")),
        ("06", ("", "06")),
        ("06 - Mường", ("Mường", "06 - Mường")),
        ("chưa rõ", ("", "")),
    ],
)
def test_a_people_is_a_name_or_a_number_that_is_understood(cell, value):
    assert ethnicity_reader({"4": "Mường"})(cell) == value


def test_a_text_is_cleaned():
    assert text_of("  Ðặng\u00a0Văn ") == "Đặng Văn"
