"""What becomes of a text that was written into a record after it had ended in another one."""

import pytest

from app.domain.exchange.late_edit import News, carry, concerns_child, differing


def news(field, *before, new, base=None):
    return News(field, frozenset(before), new, before[0] if base is None else base, "change")


@pytest.mark.parametrize(
    ("living", "one", "now", "asked"),
    [
        ({}, news("full_name", "", new="An"), "An", False),
        ({"full_name": "An"}, news("full_name", "An", new="Ân"), "Ân", False),
        ({"full_name": "Ân"}, news("full_name", "An", new="Ân"), "Ân", False),
        ({"full_name": "Ẩn"}, news("full_name", "An", new="Ân"), "Ẩn", True),
        ({"full_name": "An"}, news("full_name", "An", new=""), "", False),
        ({"full_name": "Ẩn"}, news("full_name", "An", new=""), "Ẩn", False),
        ({"full_name": "Ẩn"}, news("full_name", "Ân", new="An", base="An"), "Ẩn", False),
        ({"status": "active"}, news("status", "active", new="died"), "active", True),
        ({"external_code": "1"}, news("external_code", "", new="2"), "1", False),
        ({}, news("external_code", "", new="2"), "2", False),
        ({"verification": "", "national_id": "1"}, news("verification", "", new="sent"), "", True),
    ],
)
def test_a_text_is_taken_asked_about_or_no_news(living, one, now, asked):
    own, questions = carry(living, {one.field: one.new}, [one])
    assert own.get(one.field, "") == now
    assert [question.field for question in questions] == [one.field] * asked
    if asked:
        assert differing(living, [one]) == [one]


def test_groups_are_added_and_taken_away_one_by_one():
    one = news("special", "Mồ côi; HIV", new="HIV; Khuyết tật")
    own, asked = carry({"special": "mồ côi; Bị bỏ rơi"}, {}, [one])
    assert (own["special"], asked) == ("Bị bỏ rơi; Khuyết tật", [])
    assert differing({"special": "x"}, [one]) == []


def test_the_received_text_comes_with_its_value_only():
    late = [news("phone", "", new="0912345678"), news("original.phone", "", new="912.345.678")]
    taken = carry({}, {"phone": "0912345678", "original.phone": "912.345.678"}, late)[0]
    assert taken["original.phone"] == "912.345.678"
    kept = carry({"phone": "0977872412"}, {}, late)[0]
    assert kept == {"phone": "0977872412"}
    replaced = carry({"original.phone": "?"}, {"phone": "0912345678"}, late[:1])[0]
    assert replaced == {"phone": "0912345678", "original.phone": ""}


def test_a_reason_for_passing_a_warning_is_taken_where_there_is_none():
    one = news("passed.invalid_name", "", new="đúng vậy")
    assert carry({}, {}, [one])[0] == {"passed.invalid_name": "đúng vậy"}
    assert carry({"passed.invalid_name": "khác"}, {}, [one])[0] == {"passed.invalid_name": "khác"}


def test_what_became_of_the_record_says_nothing_of_the_child():
    assert concerns_child("full_name")
    assert not concerns_child("merged_into")
