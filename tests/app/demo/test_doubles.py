"""A double is the same child to a careful reader, and another to a search for equal text."""

from datetime import date

import pytest

from app.demo.commune import invent_commune
from app.domain.places.units import find_commune
from app.domain.text.text import fold


@pytest.fixture(scope="module")
def pairs():
    invented = invent_commune(9, 4_000, commune=find_commune("07603"), on=date(2026, 6, 8))
    children = {child.id: child for child in invented.children}
    return [(children[first], children[again]) for first, again in invented.duplicates]


def test_all_kinds_of_slips_occur(pairs):
    def count(holds):
        return sum(bool(holds(first, again)) for first, again in pairs)

    assert count(lambda a, b: a.full_name != b.full_name and fold(a.full_name) == fold(b.full_name))
    assert count(lambda a, b: len(b.full_name.split()) < len(a.full_name.split()))
    assert count(
        lambda a, b: (
            b.birth_date
            and a.birth_date
            and (a.birth_date.day, a.birth_date.month) == (b.birth_date.month, b.birth_date.day)
            and a.birth_date != b.birth_date
        )
    )
    assert count(
        lambda a, b: a.birth_date and a.birth_date.day and b.birth_date and not b.birth_date.day
    )
    assert count(lambda a, b: a.mother_name and b.guardian_name == a.mother_name)
    assert count(lambda _, b: b.national_id[3:4] in ("0", "1"))
    assert count(lambda a, b: a.national_id and not b.national_id) > len(pairs) * 0.4
    assert count(lambda a, b: a.national_id and a.national_id == b.national_id) > 5


def test_something_of_the_child_is_always_left(pairs):
    for first, again in pairs:
        assert again.full_name.split()
        assert first.sex == again.sex
        if first.birth_date and again.birth_date:
            assert first.birth_date.year == again.birth_date.year


def test_a_double_has_no_code_and_no_source(pairs):
    assert {(again.external_code, again.source) for _, again in pairs} == {("", "")}
