"""Pages lead from any cursor to the head, miss nothing, and can each be stored whole."""

import json

from tests.sync.central.conftest import ON_BOTH

pytestmark = ON_BOTH


def walk(caller, limit, cursor=0):
    pages = [caller.pull(cursor, limit=limit)]
    while pages[-1]["more"]:
        pages.append(caller.pull(pages[-1]["cursor"], limit=limit))
    return pages


def test_pages_miss_nothing_and_parents_come_first(two_villages):
    official, _ = two_villages
    for letter in "ba":
        official.push(official.change("village", f"village-{letter}", aliases="Xóm"))
        official.push(official.change("household", f"home-{letter}", phone="0912345678"))
    reader = two_villages[1]
    for caller in (official, reader):
        whole = {one["id"]: one for one in caller.pull()["records"]}
        for limit in (1, 2, 3, 500):
            met = {}
            for page in walk(caller, limit):
                for one in page["records"]:
                    fields = one["fields"]
                    assert fields.get("household_id", "") in {"", *met}
                    assert fields.get("village_id", "") in {"", *met}
                    met[one["id"]] = one
            assert met == whole


def test_own_changes_come_back_only_when_asked_or_changed_by_others(two_villages, make_caller):
    official, _ = two_villages
    colleague = make_caller()
    assert official.pull(known=8)["records"] == []
    assert len(official.pull(known=3)["records"]) == 5
    colleague.push(colleague.change("child", "child-a", mother_name="Lý Thị Hoa"))
    official.push(official.change("child", "child-a", father_name="Vi Văn An"))
    page = official.pull(8, known=10)
    assert [one["id"] for one in page["records"]] == ["child-a"]
    assert page["records"][0]["fields"]["mother_name"] == "Lý Thị Hoa"


def test_a_cursor_of_another_life_is_gone(two_villages):
    official, _ = two_villages
    epoch = official.pull()["epoch"]
    for query in ("epoch=another", "cursor=99"):
        reply = official.ask("GET", f"/pull?{query}")
        answer = json.loads(reply.body)
        assert (reply.status, answer["error"], answer["epoch"]) == (410, "epoch_changed", epoch)
