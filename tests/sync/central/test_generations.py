"""A copy is noticed when its original calls, and only the copy is told."""

import json

from sync.comparing import GENERATION_HEADER


def cloned(caller, generation):
    name = GENERATION_HEADER.replace("-", "_")
    return json.loads(caller.ask("GET", "/digest", **{name: generation}).body)["cloned"]


def test_a_restored_copy_is_no_clone_and_a_living_one_is(two_villages):
    official, collaborator = two_villages
    assert [cloned(official, name) for name in ("first", "first", "second", "second")] == [
        False
    ] * 4
    assert cloned(official, "first") is False
    assert cloned(official, "second") is True
    assert cloned(collaborator, "second") is False
    assert cloned(official, "third") is False


def test_who_says_nothing_or_nonsense_is_not_told(two_villages):
    official, _ = two_villages
    for name in ("", "x" * 65, "one", ""):
        assert cloned(official, name) is False
