from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.doubles.double_groups import MOST, alone, connected, connecting, group_pairs
from app.domain.doubles.likeness import LikelyPair


def pair(first, second, probability=0.9, certain=False):
    return LikelyPair(*sorted((first, second)), probability, certain, ())


def ids(groups):
    return [sorted(group.ids) for group in groups]


def test_three_records_of_one_child_are_one_question():
    pairs = [pair("a", "b", 0.99, certain=True), pair("b", "c", 0.7), pair("d", "e", 0.8)]
    found = group_pairs(pairs)
    assert sorted(ids(found)) == [["a", "b", "c"], ["d", "e"]]
    three = next(group for group in found if len(group.ids) == 3)
    assert (three.certain, three.probability) == (False, 0.7)
    assert sorted(three.pairs) == [0, 1]


def test_certain_pairs_alone_make_a_group_certain_whatever_else_is_between_them():
    pairs = [
        pair("a", "b", 0.99, certain=True),
        pair("b", "c", 0.98, certain=True),
        pair("a", "c", 0.6),
    ]
    (group,) = group_pairs(pairs)
    assert (group.certain, group.probability) == (True, 0.98)
    assert len(group.pairs) == 3


def test_the_strongest_pairs_connect_and_the_others_follow():
    certain, strong, weak = (
        pair("a", "b", 0.7, certain=True),
        pair("a", "c", 0.8),
        pair("b", "c", 0.6),
    )
    other = pair("d", "e", 0.5)
    assert connecting([weak, other, strong, certain]) == [certain, strong, other]
    assert connecting([]) == []


def test_two_who_were_said_to_be_two_are_never_in_one_group():
    pairs = [pair("a", "b", 0.99), pair("b", "c", 0.8)]
    found = group_pairs(pairs, {frozenset("ac")})
    assert ids(found) == [["a", "b"], ["b", "c"]]


def test_a_pair_that_is_itself_apart_is_no_question():
    assert group_pairs([pair("a", "b")], {frozenset("ab")}) == []


def test_who_hangs_on_a_fifth_record_is_asked_about_afterwards():
    pairs = [pair(a, b, 0.9) for a, b in combinations("abcdef", 2)]
    found = group_pairs(pairs)
    assert max(len(group.ids) for group in found) == MOST
    asked = [number for group in found for number in group.pairs]
    assert sorted(asked) == list(range(len(pairs)))


def test_pairs_that_nobody_else_hangs_on_are_told_from_the_others():
    lone, others = alone([pair("a", "b"), pair("c", "d"), pair("d", "e")])
    assert [one.first_id for one in lone] == ["a"]
    assert len(others) == 2
    assert sorted(map(sorted, connected(others))) == [["c", "d", "e"]]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.floats(0.5, 1)),
        max_size=20,
    ),
    st.sets(st.sampled_from([frozenset(two) for two in combinations("abcdefgh", 2)]), max_size=4),
)
def test_every_pair_is_asked_about_once_and_the_rules_hold(drawn, apart):
    pairs = list({frozenset(two[:2]): pair(*two) for two in drawn if two[0] != two[1]}.values())
    found = group_pairs(pairs, apart)
    asked = sorted(number for group in found for number in group.pairs)
    wanted = [
        at for at, one in enumerate(pairs) if frozenset((one.first_id, one.second_id)) not in apart
    ]
    assert asked == wanted
    for group in found:
        assert 2 <= len(group.ids) <= MOST
        assert not any(frozenset(two) in apart for two in combinations(group.ids, 2))
