"""The page that rides along is what a pull after the push would give, for whoever asked for it."""

import json

import pytest

from tests.sync.central.conftest import Caller


def answer_of(caller: Caller, stands: str | None, *changes) -> dict:
    headers = {} if stands is None else {"Sync_Since": stands}
    plain = b"".join(json.dumps(change).encode() + b"\n" for change in changes)
    return json.loads(caller.push_raw(plain, **headers).body)


NOWHERE = (None, "", "x", "1", "-1 0", "1 x", "99 99", "0 0 another", "9" * 30)


@pytest.mark.parametrize("stands", NOWHERE)
def test_a_push_that_names_no_place_in_this_life_gets_no_page(stands, make_caller):
    caller = make_caller()
    answer = answer_of(caller, stands, caller.change("village", "v", name="A"))
    assert answer["applied_n"] == 1
    assert (answer["pull"], answer["digest"]) == (None, "")


def test_the_page_is_that_of_a_pull_and_leaves_out_what_was_just_pushed(make_caller):
    caller, other = make_caller(), make_caller()
    answer_of(other, None, other.change("village", "v", name="A"))
    answer = answer_of(caller, "0 0", caller.change("village", "w", name="B"))
    page = answer["pull"]
    assert [one["id"] for one in page["records"]] == ["v"]
    assert (page["since"], page["cursor"], page["more"]) == (0, 2, False)
    pulled = json.loads(caller.ask("GET", "/pull?cursor=0&known=2").body)
    assert pulled["records"] == page["records"]
    assert answer["digest"] == json.loads(caller.ask("GET", "/digest").body)["digest"]


def test_what_the_device_does_not_know_of_its_own_comes_along(make_caller):
    """The answer to its first push was lost: its record is news to it."""
    caller = make_caller()
    answer_of(caller, "0 0", caller.change("village", "v", name="A"))
    answer = answer_of(caller, "0 0", caller.change("village", "w", name="B"))
    assert {one["id"] for one in answer["pull"]["records"]} == {"v", "w"}
