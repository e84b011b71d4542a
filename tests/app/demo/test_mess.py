"""A mess takes one thing away and keeps what was written where something was."""

from datetime import date
from random import Random

from app.demo.commune import invent_commune
from app.demo.mess import spoil_child, spoil_household
from app.domain.fields import difference, fields_of
from app.domain.places.units import find_commune

CHANCE = Random(3)
INVENTED = invent_commune(3, 1_500, commune=find_commune("07603"), on=date(2026, 6, 8))
CLEAN = [child for child in INVENTED.children if child.national_id and not child.originals]


def test_most_children_stay_as_they_are_and_the_name_always_does():
    spoilt = [(child, spoil_child(CHANCE, child)) for child in CLEAN]
    changed = [(before, after) for before, after in spoilt if before != after]
    assert 0.1 < len(changed) / len(CLEAN) < 0.3
    assert all(before.full_name == after.full_name for before, after in spoilt)
    assert all(before.id == after.id for before, after in spoilt)


def test_what_could_not_be_read_is_kept_beside_the_empty_field():
    spoilt = [spoil_child(CHANCE, child) for child in CLEAN * 3]
    unread = [child for child in spoilt if child.originals]
    assert {name for child in unread for name in child.originals} == {
        "birth_date",
        "national_id",
        "ethnicity",
    }
    for child in unread:
        (name,) = child.originals
        assert name not in fields_of(child)
        assert child.originals[name]


def test_a_household_loses_its_village_now_and_then_and_nothing_else():
    homes = [home for home in INVENTED.households if home.village_id] * 3
    for home in homes:
        lost = difference(fields_of(home), fields_of(spoil_household(CHANCE, home)))
        assert lost.keys() <= {"village_id", "original.village"}
