"""Names come in the order and with the particles of each people."""

from random import Random

import pytest

from app.demo.name_lists import kinh_adults, name_list
from app.demo.names import adult_name, child_name
from app.domain.person.person_name import name_problem
from app.domain.person.sex import Sex


def names_of(people, area, sex, family, count=60):
    chance = Random(1)
    names = name_list(people, area)
    return {adult_name(chance, names, sex, family) for _ in range(count)}


def test_kinh_have_the_family_name_first():
    assert all(n.startswith("Nguyễn ") for n in names_of("Kinh", "", Sex.FEMALE, "Nguyễn"))


@pytest.mark.parametrize(("sex", "particle"), [(Sex.MALE, "Y "), (Sex.FEMALE, "H' ")])
def test_ede_have_the_clan_last(sex, particle):
    for name in names_of("Ê-đê", "Đắk Lắk", sex, "Niê"):
        assert name.startswith(particle)
        assert name.endswith(" Niê")


def test_giarai_have_the_clan_first():
    assert all(n.startswith("Ksor H' ") for n in names_of("Gia-rai", "Gia Lai", Sex.FEMALE, "Ksor"))


def test_banar_without_family_names_have_the_particle_of_their_sex():
    area = "Quảng Ngãi (Kon Tum cũ)"
    assert all(n.startswith("A ") for n in names_of("Ba-na", area, Sex.MALE, ""))
    assert all(n.startswith("Y ") for n in names_of("Ba-na", area, Sex.FEMALE, ""))


def test_children_bear_todays_names_and_no_name_is_a_problem():
    chance = Random(2)
    names = [
        child_name(chance, kinh_adults(), sex, "Trần", "Bảo") for sex in Sex for _ in range(300)
    ]
    assert len(set(names)) > 100
    assert all(len(name.split()) in (2, 3) for name in names)
    assert {name_problem(name) for name in names} == {None}
