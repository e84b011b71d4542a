import pytest

from app.domain.text.text import fold
from app.matching.name_parts import BETWEEN, FAMILY, GIVEN, place_syllables
from app.matching.names import name_words

LETTERS = {FAMILY: "F", BETWEEN: "-", GIVEN: "G"}


def parts_of(name):
    folds = [fold(word) for word in name_words(name)]
    return "".join(LETTERS[place] for place in place_syllables(folds))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        # Kinh, Tày, Thái, Hmông: the family first, the given name last.
        ("Nguyễn Văn An", "F-G"),
        ("Giàng A Páo", "F-G"),
        ("Trần An", "FG"),
        ("Hà Thị Pun", "F-G"),
        ("Ka Thẻn", "-G"),
        ("Công Tằng Tôn Nữ Mai", "F---G"),
        # Ê-đê and Mnông: the clan last.
        ("H' Liên Niê", "-GF"),
        ("Y Bih Mlô", "-GF"),
        ("H' Bia Niê Kđăm", "-GFF"),
        ("Y Thanh Ksơr Ayŭn", "-GFF"),
        # Gia-rai: the clan first, the given name behind the particle.
        ("Siu H' Bia", "F-G"),
        ("Rah Lan H' Nga", "FF-G"),
        # Ba-na, Xơ-đăng: no clan in the name.
        ("Y Thu", "-G"),
        ("A Byưm", "-G"),
        ("An", "G"),
    ],
)
def test_the_parts_of_a_name_are_those_of_its_people(name, parts):
    assert parts_of(name) == parts


@pytest.mark.parametrize("name", ["H", "Y", "H H", "Niê", "Niê Niê Niê", "Y Niê", "H' Niê Kđăm"])
def test_every_name_has_one_given_name(name):
    assert parts_of(name).count("G") == 1
