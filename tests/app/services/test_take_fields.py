"""A list sets what lists have set; what is newer by hand, fuller or already said stands."""

from datetime import UTC, datetime

import pytest

from app.domain.change import Change
from app.domain.ids import ChangeId, GroupId
from app.services.take_fields import differing_fields, original_of, take_fields


def change(action, **fields):
    return Change(
        id=ChangeId(action),
        entity="child",
        entity_id="c1",
        base_revision=0,
        fields=fields,
        action=action,
        group_id=GroupId("g"),
        author="",
        at=datetime(2026, 6, 8, tzinfo=UTC),
    )


LISTED = change("import", full_name=("", "Lê An"), sex=("", "Nam"))
BY_HAND = change("visit", full_name=("Lê An", "Lê Ân"))


def take(stored, row, *history):
    taken = take_fields(stored, row, lambda: history)
    return dict(taken.fields), taken.kept


def test_what_lists_alone_have_said_the_list_may_change():
    taken, kept = take({"full_name": "Lê An"}, {"full_name": "Lê Na"}, LISTED)
    assert (taken, kept) == ({"full_name": "Lê Na", "original.full_name": ""}, ())


def test_a_field_nobody_has_set_is_filled():
    assert take({}, {"ethnicity": "Tày"}, LISTED)[0]["ethnicity"] == "Tày"


def test_newer_work_is_kept_and_said():
    assert take({"full_name": "Lê Ân"}, {"full_name": "Lê Na"}, LISTED, BY_HAND) == (
        {},
        ("full_name",),
    )


def test_what_the_list_said_last_time_is_no_news():
    assert take({"full_name": "Lê Ân"}, {"full_name": "Lê An"}, LISTED, BY_HAND) == ({}, ())


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("full_name", "Lê Ân", ""),
        ("full_name", "Lê Ân", "Le An"),
        ("full_name", "Lê Ân", "Lê Ân"),
        ("birth_date", "2015-03-16", "2015"),
        ("ethnicity", "Tày", ""),
    ],
)
def test_nothing_or_less_of_the_same_is_no_difference(name, known, said):
    assert differing_fields({name: known}, {name: said}) == []


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [("full_name", "Le An", "Lê Ân"), ("birth_date", "2015", "2015-03-16"), ("sex", "Nam", "Nữ")],
)
def test_more_of_the_same_is_a_difference(name, known, said):
    assert differing_fields({name: known}, {name: said}) == [name]


def test_an_unreadable_text_is_kept_beside_an_empty_field_only():
    row = {"birth_date": "", "original.birth_date": "32/1/2015"}
    assert take({}, row, LISTED)[0] == {"original.birth_date": "32/1/2015"}
    born = change("import", birth_date=("", "2015"))
    assert take({"birth_date": "2015"}, row, born) == ({}, ("birth_date",))


def test_a_right_value_clears_the_text_that_was_kept():
    stored = {"ethnicity": "", "original.ethnicity": "Kih"}
    said = {"ethnicity": "Kinh", "original.ethnicity": ""}
    earlier = change("import", **{"original.ethnicity": ("", "Kih")})
    assert take(stored, said, earlier)[0] == said


def test_the_history_is_asked_for_only_when_something_differs():
    def never():
        raise AssertionError

    assert take_fields({"sex": "Nam"}, {"sex": "Nam"}, never).fields == {}
    assert original_of("village_id") == "original.village"
