"""Peoples by their official names."""

import pytest

from app.domain.code_lists import read_code_list
from app.domain.person.ethnicity import ethnicity_labels, find_ethnicity
from app.domain.text.text import fold


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kinh", "Kinh"),
        ("KINH ", "Kinh"),
        ("Việt", "Kinh"),
        ("Người Kinh", "Kinh"),
        ("dân tộc Tày", "Tày"),
        ("Sán dìu", "Sán Dìu"),
        ("san diu", "Sán Dìu"),
        ("Hoa (Hán)", "Hoa"),
        ("H’Mông", "Mông"),
        ("Ê-đê", "Ê Đê"),
        ("Gia-rai", "Gia Rai"),
        ("Cao Lan/Sán Chỉ", "Sán Chay"),
        ("Người nước ngoài", "Người nước ngoài"),
    ],
)
def test_names_and_aliases(text: str, label: str) -> None:
    assert find_ethnicity(text) == label


@pytest.mark.parametrize("text", ["", "Kih", "01", "1", "-", "Xá", "Mán", "dân tộc", "x"])
def test_never_a_guess(text: str) -> None:
    assert find_ethnicity(text) is None


def test_every_name_and_alias_finds_its_own_people() -> None:
    for row in read_code_list("ethnic_groups"):
        for name in filter(None, (row["label_vi"], *row["aliases"].split("|"))):
            assert find_ethnicity(name) == row["label_vi"], name
            assert find_ethnicity(fold(name)) == row["label_vi"], name
    assert len(ethnicity_labels()) == 55
