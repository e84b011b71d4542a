"""The versions of a field travel as one text, and nonsense is none."""

import pytest

from app.domain.child import Child
from app.domain.exchange.conflict import Version, read_versions, write_versions
from app.domain.fields import fields_of, noun_from

ONE = Version(text="Lê An", change="c1", author="Vi Văn Sáu", at="2026-06-08", role="commune")
OTHER = Version(text="", change="c2", device="Máy thôn")


def test_versions_come_back_as_they_were_written():
    assert read_versions(write_versions([ONE, OTHER])) == (ONE, OTHER)


@pytest.mark.parametrize("text", ["", "{", "7", "{}", '["x", {"text": "y"}]'])
def test_what_is_no_version_is_none(text):
    assert read_versions(text) == ()


def test_a_text_that_is_no_text_is_empty():
    assert read_versions('[{"change": "c", "text": 7, "more": "x"}]') == (
        Version(text="", change="c"),
    )


def test_a_child_carries_its_conflicts_through_its_text_fields():
    child = Child(id="c", household_id="h", conflicts={"sex": write_versions([ONE])})
    assert noun_from(Child, "c", 0, fields_of(child)) == child
