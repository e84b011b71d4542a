"""A record's past is told as it was written: to whom may see the record, and the latest of it."""

import json

from sync.central.tables import device
from sync.telling import MAX_TOLD


def history(caller, *keys):
    body = json.dumps({"protocol": 1, "records": keys}).encode()
    reply = caller.ask("POST", "/history", body, Content_Type="application/json")
    assert reply.status == 200, reply.body
    return json.loads(reply.body)


def test_what_was_written_is_told_in_the_order_of_its_time(two_villages, make_caller):
    official, collaborator = two_villages
    first = official.change("child", "child-a", note="sau") | {"at": "2026-06-08T00:40:00+00:00"}
    second = collaborator.change("child", "child-a", note="trước")
    second |= {"at": "2026-06-08T00:30:00+00:00", "author": "Lâm Văn Sáu", "reason": "hỏi lại"}
    official.push(first)
    collaborator.push(second)
    official.push(official.change("child", "child-a", sex="?"))  # rejected: never written
    answer = history(official, ["child", "child-a"])
    told = [(one["fields"].get("note"), one["author"], one["role"]) for one in answer["writings"]]
    assert told == [
        (["", "trước"], "Lâm Văn Sáu", "collaborator"),
        (["", "sau"], "", "commune"),
        (None, "", "commune"),
    ]
    assert answer["writings"][0]["reason"] == "hỏi lại"
    assert (answer["cut"], answer["head"]) == (False, 9)


def test_who_may_not_see_the_record_is_told_nothing_of_it(two_villages, make_caller):
    _, collaborator = two_villages
    asked = [["child", "child-b"], ["household", "home-b"], ["visit", "none"], ["?", "x"]]
    assert history(collaborator, *asked)["writings"] == []
    stranger = make_caller(commune="07606")
    assert history(stranger, ["child", "child-a"])["writings"] == []
    assert history(stranger)["writings"] == []
    body = json.dumps({"protocol": 1, "records": [["child", "x"]] * 51}).encode()
    reply = collaborator.ask("POST", "/history", body, Content_Type="application/json")
    assert reply.status == 400


def test_the_latest_are_told_where_there_are_many(two_villages):
    official, _ = two_villages
    changes = [official.change("child", "child-a", note=str(n)) for n in range(MAX_TOLD + 1)]
    official.push(*changes[:400])
    official.push(*changes[400:])
    answer = history(official, ["child", "child-a"])
    assert (len(answer["writings"]), answer["cut"]) == (MAX_TOLD, True)
    assert answer["writings"][-1]["fields"]["note"][1] == str(MAX_TOLD)


def test_what_is_confidential_is_told_to_nobody_who_was_not_enrolled_for_it(two_villages, central):
    official, _ = two_villages
    with central.central.store.write() as connection:
        connection.execute(device.update().values(confidential=1))
    sealed = official.change("confidential", "secret-a", child_id="child-a", seal="{}", sealed="x")
    assert official.result(sealed)["status"] == "applied"
    asked = ["confidential", "secret-a"]
    assert [one["change"] for one in history(official, asked)["writings"]] == [sealed["id"]]
    with central.central.store.write() as connection:
        connection.execute(device.update().values(confidential=0))
    assert history(official, asked)["writings"] == []
