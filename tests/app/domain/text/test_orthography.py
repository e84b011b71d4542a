import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.orthography import is_possible
from app.domain.text.text import fold


@pytest.mark.parametrize(
    "syllable",
    ["nguyễn", "điệp", "gì", "giàng", "quyên", "thuý", "oanh", "yến", "ý", "páo", "khuê", "phúc"],
)
def test_names_are_possible(syllable):
    assert is_possible(syllable)


@pytest.mark.parametrize(
    "syllable", ["diep", "phuc", "trâ", "nhậ", "nguye", "ksor", "h0a", "phùc", "q", "b", ""]
)
def test_slips_and_other_languages_are_not(syllable):
    assert not is_possible(syllable)


@given(st.text(max_size=8))
def test_any_text_can_be_asked(text):
    assert is_possible(fold(text)) in (True, False)
