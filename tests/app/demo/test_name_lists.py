"""Every people the regions speak of has its names."""

from app.demo.name_lists import kinh_families, modern, name_list, read_names
from app.domain.person.sex import Sex


def test_every_people_of_every_region_can_be_named():
    for row in read_names("regions"):
        names = name_list(row["ethnic_group"], row["area"])
        for sex in Sex:
            assert names.givens[sex]
            assert "M" not in names.patterns[sex].split() or names.middles[sex]


def test_nguyen_is_the_commonest_family_name():
    families = kinh_families()
    assert families.values[0] == "Nguyễn"
    assert families.totals[0] > families.totals[-1] * 0.25


def test_todays_names_differ_between_boys_and_girls():
    assert len(modern(Sex.MALE).values) == len(modern(Sex.FEMALE).values) == 50
    assert not set(modern(Sex.MALE).values) & set(modern(Sex.FEMALE).values)
