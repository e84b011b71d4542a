"""A batch again, in part, or changed: every change counts once."""

import json

from sqlalchemy import func, select

from sync.central.tables import change as changes
from sync.protocol import hash_ids
from tests.sync.central.conftest import ON_BOTH

pytestmark = ON_BOTH


def lines(*listed):
    return b"".join(json.dumps(one).encode() + b"\n" for one in listed)


def test_the_same_batch_gets_the_same_answer(make_caller):
    official = make_caller()
    listed = [official.change("village", f"v{number}", name=str(number)) for number in range(5)]
    first = official.push(*listed, batch_id="one")
    again = official.push(*listed, batch_id="one")
    assert first["runs"] == again["runs"] == [[1, 5]]
    assert first["applied_hash"] == hash_ids(one["id"] for one in listed)
    assert (first["own_before"], again["own_before"]) == (0, 5)
    assert again | {"now": "", "own_before": 0} == first | {"now": "", "own_before": 0}


def test_changes_that_come_again_among_others_keep_their_results(make_caller, central):
    official = make_caller()
    a, b, c = (official.change("village", name, name=name) for name in "abc")
    official.push(a)
    official.push(c)
    answer = official.push(a, b, c)
    assert answer["applied_n"] == 3
    assert answer["runs"] == [[1, 1], [3, 1], [2, 1]]
    with central.central.store.read() as connection:
        assert connection.scalars(select(func.count()).select_from(changes)).one() == 3


def test_a_conflict_and_a_rejection_are_replayed_word_for_word(two_villages):
    official, _ = two_villages
    conflict = official.change("child", "child-a", full_name=("?", "Vi Bính"), mother_name="Lý Hoa")
    rejected = official.change("child", "child-a", national_id="1")
    first = official.push(conflict, rejected)
    again = official.push(rejected, conflict)
    assert again["exceptions"] == first["exceptions"][::-1]
    assert again["head"] == first["head"]


def test_a_text_that_was_emptied_is_said_again_too(two_villages):
    """An older edit that a later one had emptied meanwhile: told only once, it would stay here."""
    official, _ = two_villages
    written, emptied = ("", "0912345678"), ("0912345678", "")
    official.push(official.change("household", "home-a", base=2, phone=written))
    official.push(official.change("household", "home-a", base=9, phone=emptied))
    older = official.change("household", "home-a", base=2, phone="0999999999")
    older["at"] = "2026-06-08T00:30:00+00:00"
    first, again = official.push(older), official.push(older)
    assert first["exceptions"][0]["server"] == {"phone": ""}
    assert again["exceptions"] == first["exceptions"]


def test_one_key_with_other_bytes_is_refused(make_caller):
    official = make_caller()
    official.push(official.change("village", "a", name="A"), batch_id="one")
    reply = official.push_raw(lines(official.change("village", "b", name="B")), "one")
    assert (reply.status, json.loads(reply.body)["error"]) == (422, "batch_differs")
    assert len(official.pull()["records"]) == 1


def test_a_household_that_moves_takes_everybody_along(two_villages):
    official, collaborator = two_villages
    answer = official.push(
        official.change("household", "home-b", village_id=("village-b", "village-a")),
        official.change("village", "village-a", aliases="Xóm A"),
    )
    assert answer["runs"] == [[9, 1], [12, 1]]
    assert {"home-b", "child-b", "visit-b"} <= {r["id"] for r in collaborator.pull(8)["records"]}
