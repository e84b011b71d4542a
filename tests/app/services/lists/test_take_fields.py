"""A list sets what lists have set; what is newer by hand, fuller or already said stands."""

from datetime import UTC, datetime

import pytest

from app.domain.change import Change
from app.domain.ids import ChangeId, GroupId
from app.services.lists.take_fields import differing_fields, original_of, take_fields
from app.storage.journal import JournalLine, Origin, State


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


def take(stored, row, *history, **allowed):
    lines = [
        JournalLine(seq, made, Origin.HERE, State.WAITING, "", "")
        for seq, made in enumerate(history, start=1)
    ]
    taken = take_fields(stored, row, lambda: lines, **allowed)
    return dict(taken.fields), dict(taken.proposals)


def test_what_lists_alone_have_said_the_list_may_change():
    taken, kept = take({"full_name": "Lê An"}, {"full_name": "Lê Na"}, LISTED)
    assert (taken, kept) == ({"full_name": "Lê Na", "original.full_name": ""}, {})


def test_a_field_nobody_has_set_is_filled():
    assert take({}, {"ethnicity": "Tày"}, LISTED)[0]["ethnicity"] == "Tày"


def test_newer_work_is_kept_and_said():
    assert take({"full_name": "Lê Ân"}, {"full_name": "Lê Na"}, LISTED, BY_HAND) == (
        {},
        {"full_name": ("Lê Ân", "Lê Na")},
    )


def test_what_was_undone_was_never_said():
    listed = change("import", full_name=("Lê An", "Lê Na"))
    undone = change("undo", full_name=("Lê Na", "Lê An"))
    stored, row = {"full_name": "Lê An"}, {"full_name": "Lê Na"}
    assert take(stored, row, LISTED, listed, undone)[0]["full_name"] == "Lê Na"
    by_hand = change("visit", full_name=("Lê Na", "Lê An"))
    assert take(stored, row, LISTED, listed, by_hand) == ({}, {})


def test_what_a_person_accepts_is_taken_over_newer_work():
    row = {"full_name": "Lê Na"}
    taken, left = take({"full_name": "Lê Ân"}, row, LISTED, BY_HAND, accepted={"full_name"})
    assert (taken["full_name"], left) == ("Lê Na", {})


def test_a_sheet_that_knew_of_the_work_by_hand_may_set_it_and_one_that_did_not_may_not():
    row = {"full_name": "Lê Na"}
    taken, left = take({"full_name": "Lê Ân"}, row, LISTED, BY_HAND, seen=2)
    assert (taken["full_name"], left) == ("Lê Na", {})
    assert take({"full_name": "Lê Ân"}, row, LISTED, BY_HAND, seen=1) == (
        {},
        {"full_name": ("Lê Ân", "Lê Na")},
    )
    assert take({"full_name": "Lê Ân"}, row, BY_HAND, LISTED, seen=1)[0] == {}


def test_what_the_list_said_last_time_is_no_news():
    assert take({"full_name": "Lê Ân"}, {"full_name": "Lê An"}, LISTED, BY_HAND) == ({}, {})


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
    assert take({"birth_date": "2015"}, row, born) == (
        {},
        {"birth_date": ("2015", "32/1/2015")},
    )


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
