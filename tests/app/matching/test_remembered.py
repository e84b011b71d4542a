"""What is kept between two keys changes no answer, only who is asked about."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import ChildId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Matcher, Person
from app.matching.remembered import Remembered
from tests.app.matching.conftest import made_up


def rows(*numbers):
    return np.array(numbers, np.int64)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def find_double(asked):
    """Twice the number of a record, and who was asked about."""

    def of(about, remembered, numbers):
        def find(at):
            asked.append(numbers[at].tolist())
            return (numbers[at] * 2,)

        return remembered.find(about, numbers, find)[0].tolist()

    return of


def test_who_was_asked_about_is_not_asked_about_again(find_double, asked):
    remembered = Remembered()
    assert find_double("lan", remembered, rows(7, 3)) == [14, 6]
    assert find_double("lan", remembered, rows(3, 9, 7)) == [6, 18, 14]
    assert asked == [[7, 3], [9]]


def test_another_draft_asks_anew(find_double, asked):
    remembered = Remembered()
    find_double("lan", remembered, rows(7, 3))
    assert find_double("lam", remembered, rows(7)) == [14]
    assert asked == [[7, 3], [7]]


def test_nobody_to_ask_about(find_double):
    assert find_double("lan", Remembered(), rows()) == []


def test_what_was_forgotten_is_asked_again(find_double, asked):
    remembered = Remembered()
    find_double("lan", remembered, rows(7))
    remembered.forget()
    find_double("lan", remembered, rows(7))
    assert asked == [[7], [7]]


_NAMES = st.sampled_from(
    ["", "N", "Nguyễn", "Nguyễn V", "Nguyễn Văn An", "Nguyen Van An", "Trần Gia Bảo", "Qu", "Bảo"]
)
_PEOPLE = st.sampled_from(["", "Nguyễn V", "Nguyễn An An", "Trần Bình Anh", "Zyx", "Qu", "Lê Thị"])
_KEYS = st.one_of(
    st.fixed_dictionaries({"full_name": _NAMES}),
    st.fixed_dictionaries({"father_name": _PEOPLE}),
    st.fixed_dictionaries({"mother_name": _PEOPLE}),
    st.fixed_dictionaries({"head_name": _PEOPLE}),
    st.fixed_dictionaries(
        {
            "birth_date": st.sampled_from(
                [None, BirthDate(2015), BirthDate(2016, 2, 4), BirthDate(2016, 4, 2)]
            )
        }
    ),
    st.fixed_dictionaries({"sex": st.sampled_from([None, *Sex])}),
    st.fixed_dictionaries({"national_id": st.sampled_from(["", "024216000017"])}),
    st.fixed_dictionaries(
        {"village_id": st.sampled_from([None, VillageId("v1"), VillageId("v2")])}
    ),
    st.fixed_dictionaries({"phone": st.sampled_from(["", "0900000012"])}),
    st.just("saved"),
    st.just("dropped"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_KEYS, min_size=3, max_size=12))
def test_key_by_key_gives_what_a_first_look_gives(keys):
    matcher = Matcher(made_up(60))
    draft = Person(id=ChildId("draft"))
    for number, key in enumerate(keys):
        if key == "saved":
            matcher.put(replace(draft, id=ChildId(f"saved-{number}")))
        elif key == "dropped":
            matcher.drop(ChildId(f"made-up-{number:05}"))
        else:
            draft = replace(draft, **key)
        told = matcher.likely(draft, typing=True, least=0.0)
        matcher._judge.forget()
        assert told == matcher.likely(draft, typing=True, least=0.0)
