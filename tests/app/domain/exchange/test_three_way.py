from hypothesis import given
from hypothesis import strategies as st

from app.domain.exchange.three_way import three_way

TEXTS = st.dictionaries(st.sampled_from(["phone", "address", "head_name"]), st.sampled_from("abc"))


def test_what_one_side_left_alone_comes_from_the_other():
    merged = three_way(
        {"phone": "1", "address": "Đội 1"},
        {"phone": "1", "address": "Đội 2"},
        {"phone": "9", "address": "Đội 1"},
    )
    assert merged.fields == {"phone": "9", "address": "Đội 2"}
    assert not merged.conflicts


def test_what_both_changed_differently_is_asked():
    merged = three_way({"phone": "1"}, {"phone": "2"}, {"phone": "3"})
    assert merged.conflicts == {"phone": ("2", "3")}


def test_what_both_changed_alike_is_not_asked():
    merged = three_way({"phone": "1"}, {"phone": "2"}, {"phone": "2"})
    assert merged.fields == {"phone": "2"}
    assert not merged.conflicts


def test_texts_that_accompany_a_value_are_never_asked():
    merged = three_way({}, {"passed.over_age": "a"}, {"passed.over_age": "b"})
    assert merged.fields == {"passed.over_age": "a"}
    assert not merged.conflicts


@given(seen=TEXTS, mine=TEXTS)
def test_alone_i_get_what_i_wrote(seen, mine):
    assert three_way(seen, mine, seen).fields == mine


@given(seen=TEXTS, theirs=TEXTS)
def test_touching_nothing_changes_nothing(seen, theirs):
    merged = three_way(seen, seen, theirs)
    assert merged.fields == theirs
    assert not merged.conflicts
