"""A header over crosses means one official group, or stays as it is written."""

import pytest

from app.domain.circumstances.circumstance_group import group_name, names_group


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khuyết tật", "Trẻ em khuyết tật"),
        ("TE khuyết tật", "Trẻ em khuyết tật"),
        ("Mồ côi cả cha mẹ", "Trẻ em mồ côi cả cha và mẹ"),
        ("Bị bỏ rơi", "Trẻ em bị bỏ rơi"),
        ("HIV", "Trẻ em nhiễm HIV/AIDS"),
        ("DB11", "Trẻ em bị xâm hại tình dục"),
        ("DB5", "Trẻ em nhiễm HIV/AIDS"),
        ("db 4", "Trẻ em khuyết tật"),
        ("Nghiện ma tuý", "Trẻ em nghiện ma túy"),
        ("Mồ côi", "Mồ côi"),
        ("Nhóm 3", "Nhóm 3"),
        ("Trẻ em", "Trẻ em"),
    ],
)
def test_a_group_by_the_words_of_a_list(text, name):
    assert group_name("special", text) == name
    assert names_group("special", text) == (text != name)


def test_groups_at_risk_have_a_list_of_their_own():
    assert group_name("at_risk", "Hộ cận nghèo") == "Trẻ em sống trong hộ cận nghèo"
    assert group_name("at_risk", "Hộ nghèo") == "Hộ nghèo"
