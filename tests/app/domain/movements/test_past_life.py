"""What comes along is kept in short texts and read again line by line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.movements.past_life import PastLine, pack_past, past_ids, past_lines

texts = st.text(max_size=40)
lines = st.lists(st.builds(PastLine, *[texts] * 6), max_size=60)


@settings(max_examples=30)
@given(lines)
def test_lines_come_back_and_no_text_is_long(lines):
    packed = pack_past(["a", "b", "a"], lines)
    assert past_ids(packed) == ["a", "b"]
    assert list(past_lines(packed)) == lines
    assert all(len(text) <= 4000 for text in packed.values())


def test_only_the_newest_are_kept_and_what_is_spoilt_is_left_out():
    many = [PastLine("t", "a", "x", "f", "", str(n)) for n in range(500)]
    kept = list(past_lines(pack_past([], many)))
    assert (len(kept), kept[-1].new) == (400, "499")
    assert list(past_lines({"001": 'x\n["1"]\n["a","b","c","d","e","f"]'})) == [PastLine(*"abcdef")]
