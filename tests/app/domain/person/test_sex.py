"""The words lists use for sex."""

import pytest

from app.domain.person.sex import Sex, read_sex


@pytest.mark.parametrize("text", ["Nam", "nam", "NAM", "Nam ", "Trai", "M", "bé trai", "Nam."])
def test_boys(text: str) -> None:
    assert read_sex(text) is Sex.MALE


@pytest.mark.parametrize("text", ["Nữ", "nữ", "NỮ", "Nu", "Gái", "F", "Nư\u0303", "con gái"])
def test_girls(text: str) -> None:
    assert read_sex(text) is Sex.FEMALE


@pytest.mark.parametrize("text", ["", "1", "2", "0", "x", "Nam/Nữ", "khác", "?"])
def test_never_a_guess(text: str) -> None:
    assert read_sex(text) is None
