import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.arrays import NONE
from app.matching.names import LONGEST, Names, name_words
from app.matching.syllables import Lexicon


@pytest.fixture
def names():
    return Names(Lexicon())


def test_one_name_in_two_spellings_has_one_number(names):
    hoa = names.number("Nguyễn Văn Hoà")
    assert names.number("nguyễn  văn hòa") == hoa
    assert names.number("Nguyễn Văn Hoa") != hoa


def test_no_two_names_of_few_syllables_have_one_number(names):
    words = [f"{start}{rest}" for start in ("b", "ch", "d", "h", "l") for rest in ("a", "an", "en")]
    texts = [*words, *(f"{one} {other}" for one in words for other in words)]
    assert len({names.number(text) for text in texts}) == len(texts)


def test_a_name_without_marks_is_plain(names):
    an, plain = names.number("Nguyễn Văn An"), names.number("Nguyen Van An")
    assert names.plain[an] == plain == names.plain[plain]
    assert names.fold[an] == names.fold[plain]
    assert names.plain[names.number("An")] == names.number("An")


@pytest.mark.parametrize("written", ["H’ Liên Niê", "H'Liên Niê", "HLiên Niê", "H` Liên Niê"])
def test_a_particle_joined_or_not_is_one_name(names, written):
    assert names.number(written) == names.number("H' Liên Niê")


@pytest.mark.parametrize("written", ["HOÀNG LAN", "Hoàng Lan", "Huệ", "HÀ"])
def test_an_h_that_begins_a_word_is_no_particle(written):
    assert len(name_words(written)) == len(written.split())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nguyeenx Vawn Huwng", "Nguyễn Văn Hưng"),
        ("Nguye6n4 Va8n Hu7ng", "Nguyễn Văn Hưng"),
        ("NguyÔn V¨n H­ng", "Nguyễn Văn Hưng"),
        ("Tra62n Thi5 Hoa", "Trần Thị Hoa"),
    ],
)
def test_what_keys_and_old_fonts_left_standing_is_read_as_it_was_meant(names, written, meant):
    assert names.number(written) == names.number(meant)


def test_dots_of_initials_part_syllables(names):
    assert names.folded(names.number("N.V.Hùng")) == "n v hung"


def test_nothing_to_compare_is_no_name(names):
    assert names.number("") == NONE
    assert names.number(" - ' ") == NONE


def test_what_names_have_in_common_has_one_key(names):
    khang, turned, joined, other = (
        names.number(text)
        for text in ("Lê Minh Khang", "Khang Lê Minh", "Lê MinhKhang", "Lê Minh Tú")
    )
    assert names.sorted_folds[khang] == names.sorted_folds[turned] != names.sorted_folds[other]
    assert names.squeezed[khang] == names.squeezed[joined] != names.squeezed[turned]
    assert names.rest[khang] == names.rest[names.number("Trần Minh Khang")] != names.rest[other]
    xinh, sinh = names.number("Lê Xinh"), names.number("Lê Sinh")
    assert names.sorted_sounds[xinh] == names.sorted_sounds[sinh]


def test_of_a_very_long_name_the_ends_are_compared(names):
    long = names.number("Công Tằng Tôn Nữ Hoàng Bảo Ngọc Minh Châu")
    assert names.length[long] == LONGEST
    assert names.folded(long) == "cong ton nu hoang bao ngoc minh chau".replace("ton ", "")


def test_a_family_is_that_of_the_people(names):
    def family(text):
        number = names.family[names.number(text)]
        return None if number == NONE else names.lexicon.syllables[number].text

    assert family("Nguyễn Văn An") == "nguyen"
    assert family("Y Bih Mlô") == "mlo"
    assert family("Y Thu") is None


def kept(names):
    lexicon = names.lexicon
    tables = (
        lexicon._numbers,
        lexicon._sounds,
        lexicon._by_fold,
        lexicon._by_sound,
        lexicon._begun,
    )
    return (
        (len(names), len(names.texts), len(lexicon), names._numbers.keys().tolist()),
        [{key: list(found) if isinstance(found, list) else found for key, found in table.items()}
         for table in tables],
    )  # fmt: skip


def test_a_draft_leaves_nothing_behind(names):
    old = names.number("Nguyễn Văn An")
    names.lexicon.relate()
    names.settle()
    before = kept(names)
    with names.passing():
        draft = names.number("Nguyễn Bảo Xoăn")
        names.relate_passing(np.array([old, draft]))
        assert names.folded(draft) == "nguyen bao xoan"
    assert kept(names) == before
    assert names.number("Nguyễn Văn An") == old


def test_a_draft_that_breaks_off_leaves_nothing_behind_either(names):
    before = kept(names)
    with pytest.raises(RuntimeError), names.passing():
        names.number("Lò Thị Pâng")
        raise RuntimeError
    assert kept(names) == before


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_none(text):
    names = Names(Lexicon())
    number = names.number(text)
    assert number == NONE or 0 < names.length[number] <= LONGEST
    names.lexicon.relate()
    assert names.number(text) == number


@given(st.lists(st.sampled_from(["Lê An", "Le An", "Vi Páo", "Vi Pao Lê"]), max_size=6))
def test_numbers_stay_when_names_are_settled(texts):
    names = Names(Lexicon())
    before = [names.number(text) for text in texts]
    names.settle()
    assert [names.number(text) for text in texts] == before
