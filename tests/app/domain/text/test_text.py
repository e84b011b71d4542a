"""The one fold, and what may differ between two writings of one name."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.text import (
    fold,
    initials,
    lacks_marks,
    letters_and_tone,
    may_be_one,
    nfc_clean,
    same_text,
    search_key,
    tone_key,
    without_marks,
)

SYLLABLES = st.sampled_from(
    [
        "Nguyễn",
        "Hoàng",
        "Thuý",
        "Hoà",
        "Khoẻ",
        "Quý",
        "Quyên",
        "Đặng",
        "Ương",
        "Điện",
        "Biêng",
        "Giàng",
        "Giáp",
        "H'Liên",
        "Yến",
        "Mỹ",
        "Thy",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)
TEXTS = st.one_of(NAMES, st.text(max_size=12))


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("Lương Ðức  Bảo", "Lương Đức Bảo"),
        ("Nguyễn\u00a0Yến\tTrâm\u200b", "Nguyễn Yến Trâm"),
        ("  Phƣơng\n", "Phương"),
        ("Hoa\u0300", "Hoà"),
        ("tiê\u0301ng", "tiếng"),
        ("tié\u0302ng", "tiếng"),
        ("H’ Liên", "H’ Liên"),
        ("", ""),
    ],
)
def test_clean_keeps_the_writing_and_repairs_the_characters(written: str, clean: str) -> None:
    assert nfc_clean(written) == clean


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đồng Á", "dong a"),
        ("Ðồng Á", "dong a"),
        ("NGUYỄN THỊ HOÀ", "nguyen thi hoa"),
        ("Lý", "li"),
        ("Quý", "qui"),
        ("Đồng Quýt", "dong quit"),
        ("Thy", "thy"),
        ("Thúy", "thuy"),
        ("Y Bih", "y bih"),
        ("H' Liên", "hlien"),
        ("H’Liên", "hlien"),
        ("K'Brể", "kbre"),
        ("Cao Lan - Sán Chỉ", "cao lan san chi"),
        ("Hơ-rê", "hore"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert search_key(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert nfc_clean(nfc_clean(text)) == nfc_clean(text)
    assert tone_key(tone_key(text)) == tone_key(text)


@given(TEXTS)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    assert fold(normalize("NFD", text)) == fold(normalize("NFC", text))
    assert nfc_clean(normalize("NFD", text)) == nfc_clean(normalize("NFC", text))


@given(NAMES)
def test_case_and_tones_do_not_reach_the_fold(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(tone_key(text))


@given(NAMES, st.integers(min_value=1, max_value=30))
def test_the_fold_of_a_beginning_begins_the_fold(text: str, length: int) -> None:
    assert fold(text).startswith(fold(text[:length]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("Khỏe", "khoẻ"),
        ("THÚY", "Thuý"),
        ("Qúy", "Quý"),
        ("Hòang", "Hoàng"),
        ("Ngọan", "Ngoạn"),
    ],
)
def test_the_place_of_a_tone_is_no_difference(old: str, new: str) -> None:
    assert same_text(old, new)
    assert tone_key(old) == tone_key(new)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Bảo An", "Bảo Ân"), ("Hòa", "Hoa"), ("Hòa", "Hóa"), ("Lý", "Lí"), ("Dung", "Đung")],
)
def test_other_letters_and_tones_are_a_difference(a: str, b: str) -> None:
    assert not same_text(a, b)


@pytest.mark.parametrize("word", ["nguyễn", "giàng", "quyền", "ngoài", "mía", "giữ", "thuở", "gì"])
def test_a_right_tone_stays_where_it_is(word: str) -> None:
    assert tone_key(word) == word


def test_initials() -> None:
    assert initials("Nam Dương") == "nd"
    assert initials(" Tổ dân phố ") == "tdp"
    assert initials("") == ""


@pytest.mark.parametrize(
    ("written", "full", "holds"),
    [
        ("Dong A", "Đồng Á", True),
        ("Đông Á", "Đồng Á", True),
        ("hue", "Huế", True),
        ("Quí", "Quý", True),
        ("Lăm", "Lâm", False),
        ("Đống Á", "Đồng Á", False),
        ("Đồng", "Đồng Á", False),
        ("Đồng Á", "Dong A", False),
    ],
)
def test_a_missing_mark_is_a_slip_and_another_mark_is_not(
    written: str, full: str, holds: bool
) -> None:
    assert lacks_marks(written, full) is holds


def test_names_of_one_fold_may_be_one_where_one_has_no_marks() -> None:
    assert may_be_one("Lý Văn An", "Lí Văn An")
    assert may_be_one("Ly Van An", "Lý Văn Ân")
    assert may_be_one("Lý Văn Ân", "Ly Van An")
    assert not may_be_one("Lý Văn An", "Lý Văn Ân")


def test_parts_of_a_syllable() -> None:
    assert without_marks("Thúy Đường") == "Thuy Duong"
    assert letters_and_tone("Đường") == ("đương", "\u0300")
    assert letters_and_tone("Hoa") == ("hoa", "")
