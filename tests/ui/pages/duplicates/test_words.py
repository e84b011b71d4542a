"""What is said of a group, and what a typed text is taken for."""

from datetime import date

import pytest

from ui.pages.duplicates.own_text import read_own
from ui.pages.duplicates.words import apart_name, value_words

TODAY = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("birth_date", "5/3/2020", ("2020-03-05", "")),
        ("birth_date", "2020", ("2020", "")),
        ("birth_date", "31/02/2020", ("", "invalid_birth_date")),
        ("birth_date", "", ("", "")),
        ("sex", "nữ", ("Nữ", "")),
        ("sex", "nu", ("Nữ", "")),
        ("sex", "gì đó", ("", "unreadable_sex")),
        ("national_id", "024 320 000 017", ("024320000017", "")),
        ("national_id", "1234", ("", "invalid_national_id")),
        ("ethnicity", "san diu", ("Sán Dìu", "")),
        ("assisted", "có", ("x", "")),
        ("assisted", "không", ("", "")),
        ("full_name", " Lê  An ", ("Lê An", "")),
    ],
)
def test_a_typed_text_is_read_as_the_forms_read_it(field, typed, read):
    assert read_own(field, typed, TODAY) == read


def test_values_are_written_as_an_official_reads_them():
    villages = {"v": "Đồng Á"}
    assert value_words("birth_date", "2020-03-05", villages) == "05/03/2020"
    assert value_words("village_id", "v", villages) == "Đồng Á"
    assert value_words("village_id", "", villages) == ""
    assert value_words("assisted", "", villages) == "Không"


def test_the_button_counts_the_children():
    assert [apart_name(count) for count in (2, 3, 4)] == [
        "Hai trẻ khác nhau",
        "Ba trẻ khác nhau",
        "Bốn trẻ khác nhau",
    ]
