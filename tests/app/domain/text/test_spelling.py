import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.spelling import is_one_slip, the_one_near


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("bieng", "bienh", True),
        ("bieng", "bien", True),
        ("bieng", "biieng", True),
        ("bieng", "being", True),
        ("bieng", "bieng", False),
        ("bieng", "beinh", False),
        ("bieng", "bi", False),
        ("abcd", "badc", False),
        ("a", "", True),
    ],
)
def test_one_letter_is_a_slip(a, b, is_one):
    assert is_one_slip(a, b) is is_one
    assert is_one_slip(b, a) is is_one


@given(st.text("abc", min_size=1, max_size=6), st.integers(0, 5), st.sampled_from("abc"))
def test_every_wrong_letter_is_one_slip(text, at, letter):
    at %= len(text)
    other = text[:at] + letter + text[at + 1 :]
    assert is_one_slip(text, other) is (text != other)


def test_only_one_name_may_be_near():
    assert the_one_near("dong a", ["dong b", "tan thanh"]) == "dong b"
    assert the_one_near("dong a", ["dong b", "dong c"]) is None
    assert the_one_near("moi", ["mai"]) is None
    assert the_one_near("kih", ["kinh", "tay"], 3) == "kinh"
    assert the_one_near("tai", ["thai", "tay"], 3) is None
    assert the_one_near("thon 1", ["thon 2"]) is None
