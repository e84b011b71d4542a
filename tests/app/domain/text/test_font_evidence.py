"""A column of Vietnamese is recognised in every encoding; what is not in an old one is left."""

from random import Random

import pytest

from app.demo.name_lists import kinh_adults, kinh_families, name_list, read_names
from app.demo.names import adult_name, child_name
from app.domain.code_lists import read_code_list
from app.domain.person.sex import Sex
from app.domain.text.font_evidence import choose_encoding, may_be_old, vote_of, vote_of_text, weigh
from app.domain.text.old_fonts import Encoding

TCVN3 = {
    row["unicode_char"]: row["char_seen"]
    for row in read_code_list("tcvn3")
    if row["scope"] == "VN3"
}
VNI = {row["unicode_char"]: row["vni_seq"] for row in read_code_list("vni")}


def written(text, letters):
    return "".join(letters.get(letter) or letters.get(letter.lower(), letter) for letter in text)


def columns(size=6, tries=150):
    chance = Random(8)
    for _ in range(tries):
        kind = chance.choice((adult_name, child_name))
        yield [
            kind(
                chance, kinh_adults(), chance.choice(list(Sex)), kinh_adults().families.draw(chance)
            )
            for _ in range(size)
        ]


@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_a_few_names_tell_their_encoding(case):
    for column in columns():
        names = [case(name) for name in column]
        if sum(not name.isascii() for name in names) < 4:
            continue
        assert choose_encoding(names) is Encoding.UNICODE
        assert choose_encoding([written(name, TCVN3) for name in names]) is Encoding.TCVN3, names
        assert choose_encoding([written(name, VNI) for name in names]) is Encoding.VNI, names


PEOPLES = sorted(
    {(row["ethnic_group"], row["area"]) for row in read_names("ethnic_patterns")}
    - {("Kinh", "cả nước")}
)


@pytest.mark.parametrize(("people", "area"), PEOPLES)
def test_names_of_other_peoples_are_never_converted(people, area):
    chance = Random(3)
    names = name_list(people, area)
    families = names.families if names.families else kinh_families()
    for size in (1, 3, 40):
        column = [
            adult_name(chance, names, chance.choice(list(Sex)), families.draw(chance))
            for _ in range(size)
        ]
        assert choose_encoding(column) is Encoding.UNICODE


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["TE024000001", "12", "x"],
        ["Ê Đê", "Y Bih", "K'Brể", "H’ Liên Niê", "Êban"],
        ["José", "René", "Noé", "Élise", "François", "Müller", "Ñu"],
        ["Lê Hà", "Võ Tá", "Tô Lý", "Hoà", "Sú"],
        ["Lương Ðức Bảo", "Ðăng", "Ðỗ Ðình"],
        ["Lôc", "Tuyêt", "Viêt"],
        ["· Mục 1", "15°", "§5", "½", "m²", "«Trẻ em»"],
        ["024226414384\u00a0", "Lan\u00a0Anh"],
    ],
)
def test_what_is_not_old_stays(texts):
    assert choose_encoding(texts) is Encoding.UNICODE


def test_a_named_font_is_believed_unless_the_texts_say_otherwise():
    assert choose_encoding(["Bè"], ".VnTime") is Encoding.TCVN3
    assert choose_encoding(["Vò"], "VNI-Times") is Encoding.VNI
    assert choose_encoding(["Lê Hà", "Hoà"], ".VnTime") is Encoding.UNICODE


def test_words_vote():
    assert vote_of("NguyÔn", Encoding.TCVN3) == 1
    assert vote_of("Hoà", Encoding.TCVN3) == -1
    assert vote_of("Bè", Encoding.TCVN3) == 0
    assert vote_of_text("NguyÔn V¨n A, Hoà", Encoding.TCVN3) == 1
    assert weigh(["NguyÔn V¨n A", "NguyÔn Hoà"], Encoding.TCVN3).gained == 2
    assert may_be_old("Bè")
    assert not may_be_old("Bố")
    assert not may_be_old("Bo")
