"""What several people wrote gives one record, whatever order it arrives in."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.exchange.conflict import Version, write_versions
from sync.merge import Text, Writing, later_text, texts_kept


def writing(id_, time, device="a", base=0, revision=None, **fields):
    return Writing(id_, device, f"{time:03d} {id_}", base, revision, fields)


MADE = writing("0", 0, full_name=("", "x"), status=("", "active"), revision=1)
ONE = writing("1", 1, "a", 1, 2, full_name=("x", "y"))
OTHER = writing("2", 2, "b", 1, 3, full_name=("x", "z"))
ASKED = write_versions([Version(text="y", change="1"), Version(text="z", change="2")])


def names(*writings):
    return [text.text for text in texts_kept("full_name", writings)]


def test_one_after_the_other_the_last_stands():
    assert names(MADE, ONE, writing("3", 3, full_name=("y", "w"))) == ["w"]


def test_two_who_have_not_seen_each_other_are_both_kept():
    assert texts_kept("full_name", [MADE, ONE, OTHER]) == [Text("y", "1"), Text("z", "2")]


def test_two_who_wrote_alike_agree():
    assert names(MADE, ONE, writing("2", 2, full_name=("x", "y"))) == ["y"]


def test_a_field_that_nobody_wrote_yet_asks_nothing():
    assert names(writing("1", 1, full_name=("x", "y"))) == ["y"]


def test_who_goes_on_from_an_own_text_takes_its_place():
    assert names(MADE, ONE, OTHER, writing("3", 3, full_name=("y", "w"))) == ["w", "z"]


def decision(id_, time, text):
    named = {"conflict.full_name": (ASKED, "")}
    return writing(id_, time, **named, **({"full_name": ("y", text)} if text != "y" else {}))


def test_a_decision_settles_what_it_saw():
    assert names(MADE, ONE, OTHER, decision("3", 3, "y")) == ["y"]
    assert names(MADE, ONE, OTHER, decision("3", 3, "z")) == ["z"]
    assert names(MADE, ONE, OTHER, decision("3", 3, "w")) == ["w"]


def test_what_a_decision_did_not_see_stays_asked():
    late = writing("4", 4, full_name=("x", "v"))
    assert names(MADE, ONE, OTHER, decision("3", 3, "z"), late) == ["z", "v"]


def test_two_decisions_that_differ_are_asked_again_and_two_alike_are_not():
    assert names(MADE, ONE, OTHER, decision("3", 3, "y"), decision("4", 4, "z")) == ["y", "z"]
    assert names(MADE, ONE, OTHER, decision("3", 3, "z"), decision("4", 4, "z")) == ["z"]


def test_a_decision_taken_back_asks_again():
    undo = writing("5", 5, full_name=("z", "y"), **{"conflict.full_name": ("", ASKED)})
    assert names(MADE, ONE, OTHER, decision("3", 3, "z"), undo) == ["y", "z"]


def test_the_later_text_holds_in_other_fields():
    phones = [writing("1", 1, phone=("", "1")), writing("2", 2, phone=("9", "2"))]
    assert {later_text("phone", order) for order in permutations(phones)} == {"2"}


REMOVAL = writing("3", 3, "b", 1, 4, status=("active", "removed"))


def test_an_edit_beats_a_removal_that_did_not_see_it_and_a_person_is_asked():
    assert texts_kept("status", [MADE, ONE, REMOVAL]) == [Text("active", "1"), Text("removed", "3")]
    late = writing("4", 4, "a", 1, None, phone=("", "1"))
    assert texts_kept("status", [MADE, REMOVAL, late])[0] == Text("active", "4")


def test_a_removal_that_saw_the_edit_or_is_of_the_same_device_stands():
    seen = writing("3", 3, "b", 2, 4, status=("active", "removed"))
    own = writing("3", 3, "a", 1, 4, status=("active", "removed"))
    after = writing("4", 4, "a", 4, None, phone=("", "1"))
    for writings in ([MADE, ONE, seen], [MADE, ONE, own], [MADE, REMOVAL, after]):
        assert [one.text for one in texts_kept("status", writings)] == ["removed"]


EDITS = st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("xyzw")), max_size=5)


@given(EDITS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_in_which_they_are_given_says_nothing(edits, random):
    writings = [MADE, *(writing(str(n), n, full_name=pair) for n, pair in enumerate(edits, 1))]
    shuffled = random.sample(writings, len(writings))
    assert texts_kept("full_name", shuffled) == texts_kept("full_name", writings)
