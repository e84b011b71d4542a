"""The past of a record is what was taken, with who wrote it and where."""

from app.domain.exchange.conflict import read_versions


def test_a_conflict_names_the_devices_and_whose_they_are(two_villages):
    official, collaborator = two_villages
    base = next(r["revision"] for r in official.pull()["records"] if r["id"] == "child-a")
    for caller, text, who in ((official, "Vi An", "Sáu"), (collaborator, "Vi Anh", "Mơ")):
        pair = ("Vi Thị Bình", text)
        change = caller.change("child", "child-a", base=base, full_name=pair) | {"author": who}
        result = caller.result(change)
    asked = read_versions(result["server"]["conflict.full_name"])
    assert [(one.text, one.author, one.role) for one in asked] == [
        ("Vi An", "Sáu", "commune"),
        ("Vi Anh", "Mơ", "collaborator"),
    ]
    assert asked[0].at == "2026-06-08T01:00:00+00:00"


def test_what_was_refused_is_no_past(two_villages):
    official, _ = two_villages
    too_long = official.change("child", "child-a", full_name="x" * 201)
    assert official.result(too_long)["status"] == "rejected"
    pair = ("Vi Thị Bình", "Vi Thị Bính")
    assert official.result(official.change("child", "child-a", full_name=pair)) == {
        "status": "applied"
    }
    back = official.change("child", "child-a", base=9, full_name=("Vi Thị Bính", "Vi Bình"))
    assert official.result(back)["status"] == "applied"
