import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.relation import BACK, Relation
from app.matching.syllables import Lexicon, syllable_text


def relation_of(lexicon, first, second):
    one, two = (lexicon.number(syllable_text(text)) for text in (first, second))
    lexicon.relate()
    return Relation(lexicon.relation[one, two])


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Hoà", "Hòa", Relation.SAME),
        ("AN", "an", Relation.SAME),
        ("Lý", "Lí", Relation.SPELLING),
        ("Bao", "Bảo", Relation.FEWER_MARKS),
        ("Nguyễn", "Nguyên", Relation.MORE_MARKS),
        ("Mỷ", "Mỹ", Relation.HOOK_TILDE),
        ("Hùng", "Hưng", Relation.OTHER_MARKS),
        ("Xinh", "Sinh", Relation.SOUND),
        ("Lam", "Nam", Relation.SOUND),
        ("Trâm", "Châm", Relation.SOUND),
        ("Duy", "Giuy", Relation.SOUND),
        ("Linh", "Lnih", Relation.LETTER),
        ("Phuc", "Phuv", Relation.LETTER),
        ("Thành", "Thảnk", Relation.TWO_LETTERS),
        ("An", "Vy", Relation.OTHER),
        ("N", "Nguyễn", Relation.INITIAL),
        ("Đ", "Đức", Relation.INITIAL),
        ("H'", "Hùng", Relation.OTHER),
        ("Páo", "Sùng", Relation.OTHER),
    ],
)
def test_two_syllables_relate_as(first, second, relation):
    assert relation_of(Lexicon(), first, second) is relation
    assert relation_of(Lexicon(), second, first) is BACK.get(relation, relation)


LETTERS = st.text("aăâeêioôơuưynhglđbtsx'", min_size=1, max_size=5)


@given(st.lists(LETTERS, max_size=8))
def test_a_relation_turns_with_its_sides_and_is_the_same_however_it_was_learnt(texts):
    at_once, one_by_one = Lexicon(), Lexicon()
    numbers = [at_once.number(syllable_text(text)) for text in texts]
    at_once.relate()
    for text in texts:
        one_by_one.number(syllable_text(text))
        one_by_one.relate()
    for one in numbers:
        assert at_once.relation[one, one] == Relation.SAME
        for two in numbers:
            there = Relation(at_once.relation[one, two])
            assert at_once.relation[two, one] == BACK.get(there, there)
            assert one_by_one.relation[one, two] == there


@given(st.lists(LETTERS, max_size=8), LETTERS)
def test_a_drafts_syllable_relates_as_if_it_were_a_records(texts, typed):
    passing, lasting = Lexicon(), Lexicon()
    for lexicon in (passing, lasting):
        for text in texts:
            lexicon.number(syllable_text(text))
        lexicon.relate()
        lexicon.number(syllable_text(typed))
    to = np.arange(len(passing))
    passing.relate_newest(to)
    lasting.relate()
    size = len(lasting)
    assert passing.relation[:size, :size].tolist() == lasting.relation[:size, :size].tolist()


def test_a_fold_is_a_syllable_of_its_own():
    lexicon = Lexicon()
    bao = lexicon.number("bảo")
    assert lexicon.fold[bao] == lexicon.number("bao")
    assert lexicon.fold[lexicon.number("bao")] == lexicon.number("bao")


def test_sounds_that_are_one_somewhere_have_one_number():
    lexicon = Lexicon()
    numbers = [lexicon.number(text) for text in ("xinh", "sinh", "sin", "linh")]
    sounds = lexicon.sound[numbers].tolist()
    assert sounds[0] == sounds[1] == sounds[2] != sounds[3]


def test_what_begins_so_is_found():
    lexicon = Lexicon()
    found = [lexicon.number(text) for text in ("phuc", "phuong", "nam")]
    assert list(lexicon.begun("phu")) == found[:2]
    assert list(lexicon.begun("x")) == []


def test_what_the_spelling_does_not_allow_is_known():
    lexicon = Lexicon()
    assert lexicon.possible[lexicon.number("diệp")]
    assert not lexicon.possible[lexicon.number("diep")]


def test_a_particle_alone_keeps_its_apostrophe():
    assert syllable_text("H’") == "h'" != syllable_text("H")
    assert syllable_text("K'Brơi") == "kbrơi"


@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6))
def test_what_is_forgotten_leaves_nothing(texts, more):
    lexicon, plain = Lexicon(), Lexicon()
    for one in (lexicon, plain):
        for text in texts:
            one.number(syllable_text(text))
    size = len(lexicon)
    for text in more:
        lexicon.number(syllable_text(text))
    lexicon.forget(size)
    for table in ("syllables", "_numbers", "_sounds", "_by_fold", "_by_sound", "_begun"):
        assert getattr(lexicon, table) == getattr(plain, table)


def test_there_is_room_for_many():
    lexicon = Lexicon()
    some = [f"{first}{middle}{last}" for first in "bcdghklmn" for middle in "aeiou" for last in
            ("", "a", "an", "ang", "b", "c", "ch", "d", "e", "en", "g", "h", "i", "in", "k", "l",
             "m", "n", "ng", "nh", "o", "on", "p", "r", "s", "t", "u", "v", "x", "y")]  # fmt: skip
    numbers = [lexicon.number(text) for text in some]
    lexicon.relate()
    assert len(numbers) > 1_024
    assert (lexicon.relation[numbers, numbers] == Relation.SAME).all()
    assert lexicon.relation[lexicon.number("ban"), lexicon.number("bang")] == Relation.SOUND
