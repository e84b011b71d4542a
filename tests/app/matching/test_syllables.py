import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.syllables import Lexicon, Relation


@pytest.fixture
def related(lexicon):
    def related(first, second):
        one, two = (lexicon.name(text).syllables[0] for text in (first, second))
        return lexicon.relation(one, two)

    return related


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
        ("N", "Nguyễn", Relation.INITIAL),
        ("Páo", "Sùng", Relation.OTHER),
    ],
)
def test_two_syllables_relate_as(related, first, second, relation):
    assert related(first, second) is relation


def test_one_spelling_is_one_object(lexicon):
    assert lexicon.name("Nguyễn Văn Hoà") is lexicon.name("nguyễn  văn hòa")
    assert lexicon.name("Nguyễn Văn Hoà") is not lexicon.name("Nguyễn Văn Hoa")


def test_a_name_without_marks_is_plain(lexicon):
    name = lexicon.name("Nguyễn Văn An")
    assert name.plain is lexicon.name("Nguyen Van An")
    assert name.plain.is_plain
    assert not name.is_plain
    assert not lexicon.name("An").is_plain


def test_a_particle_joins_what_follows(lexicon):
    assert lexicon.name("H’ Liên Niê") is lexicon.name("H'Liên Niê")


def test_dots_of_initials_part_syllables(lexicon):
    assert lexicon.name("N.V.Hùng").fold == "n v hung"


def test_nothing_to_compare_is_no_name(lexicon):
    assert lexicon.name("") is None
    assert lexicon.name(" - ' ") is None


LETTERS = st.text("aăâeêioôuưynhglđbtsx", min_size=1, max_size=5)


@given(LETTERS, LETTERS)
def test_a_relation_turns_with_its_sides(first, second):
    lexicon = Lexicon()
    one, two = (lexicon.name(text).syllables[0] for text in (first, second))
    turned = {
        Relation.FEWER_MARKS: Relation.MORE_MARKS,
        Relation.MORE_MARKS: Relation.FEWER_MARKS,
    }
    there, back = lexicon.relation(one, two), lexicon.relation(two, one)
    assert turned.get(there, there) is back
