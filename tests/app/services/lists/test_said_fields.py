"""What two records share, and when they cannot be one child."""

import pytest

from app.services.lists import said_fields as said

AN = {
    "full_name": "Lê Văn An",
    "birth_date": "2015-03-16",
    "village_id": "v1",
    "head_name": "Lê Văn Tú",
}


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "agrees"),
    [
        ("full_name", "Lê Văn An", "LE VAN AN", True),
        ("full_name", "Lê An", "Lê Văn An", True),
        ("full_name", "An", "Lê Văn An", None),
        ("full_name", "Lê Văn An", "Vi Mai", False),
        ("birth_date", "2015", "2015-03-16", None),
        ("birth_date", "2015-03-16", "2015-03-17", False),
        ("sex", "", "Nam", None),
    ],
)
def test_fields_agree_differ_or_say_nothing(name, ours, theirs, agrees):
    assert said.compare(name, {name: ours}, {name: theirs}) is agrees


def test_two_codes_are_two_records():
    assert said.may_be({**AN, "external_code": "te1"}, {**AN, "external_code": "TE1"})
    assert not said.may_be({**AN, "external_code": "TE1"}, {**AN, "external_code": "TE2"})


def test_one_who_differs_in_name_and_date_is_another():
    other = {**AN, "full_name": "Vi Mai", "birth_date": "2020-01-02"}
    assert not said.may_be(AN, other)
    assert said.may_be({**AN, "national_id": "1"}, {**other, "national_id": "1"})


def test_rows_are_surely_one_child_when_nothing_known_differs():
    assert said.is_surely(AN, {**AN, "mother_name": "Vi Na"})
    assert not said.is_surely({**AN, "sex": "Nam"}, {**AN, "sex": "Nữ"})
    assert not said.is_surely({**AN, "national_id": "1"}, {**AN, "national_id": "2"})


def test_keys_leave_out_what_is_not_known():
    assert said.code_of({}) is said.number_and_name({}) is said.who({}) is None
    assert said.code_of({"external_code": "te1"}) == ("TE1",)
    assert said.who(AN) == said.who({**AN, "full_name": "LE VAN ÂN"})
    assert said.exactly_who(AN) != said.exactly_who({**AN, "full_name": "Lê Văn Ân"})
    assert said.exactly_who({**AN, "birth_date": "2015"}) is None
    assert said.where(AN) is None
    assert said.where({"source": "a#b!1"}) == ("a#b!1",)


def test_the_row_a_record_came_from_agrees_most():
    sourced = {**AN, "source": "a#b!1"}
    other = {**AN, "source": "c#d!1", "sex": "Nam", "phone": "0912345678"}
    stored = {**other, "source": "a#b!1"}
    assert said.agreement(sourced, stored) > said.agreement(other, stored)
