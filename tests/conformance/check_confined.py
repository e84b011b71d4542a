"""PROTOCOL §5: a confined device sees its villages alone and cannot get around them."""

from tests.conformance.device import change, new_id


def check_it_sees_its_villages_and_the_names_of_all(hall):
    device, mine, theirs = hall.confined
    seen = device.sees()
    own = {mine.home, mine.child, mine.visit, mine.circumstance, mine.movement}
    assert own | {mine.village, theirs.village} <= seen
    of_theirs = (theirs.home, theirs.child, theirs.visit, theirs.circumstance, theirs.movement)
    assert not seen & set(of_theirs)


def check_it_has_the_calendar_of_the_commune_and_may_write_it(hall):
    device, _, _ = hall.confined
    note, own = new_id(), new_id()
    said = {"kind": "difficulty", "text": "X", "noted_on": "2026-06-08"}
    assert hall.official.result(change("note", note, **said))["status"] == "applied"
    assert note in device.sees()
    assert device.result(change("note", own, **said))["status"] == "applied"
    assert own in hall.official.sees()
    empty = device.result(change("note", new_id(), **{**said, "text": ""}))
    assert (empty["status"], empty["code"]) == ("rejected", "field_invalid")


def ways(mine, theirs):
    """Every way we could think of to touch what lies elsewhere."""
    there, new = theirs.home, new_id
    return (
        change("child", theirs.child, full_name=("Vi Thị Bình", "X")),
        change("child", theirs.child, full_name="Vi Thị Bình"),
        change("child", theirs.child),
        change("child", theirs.child, household_id=mine.home, full_name="X"),
        change("child", theirs.child, household_id=(there, mine.home)),
        change("household", there, village_id=(theirs.village, mine.village)),
        change("household", there, phone="0912345678"),
        change("child", new(), household_id=there, full_name="X"),
        change("child", mine.child, household_id=(mine.home, there)),
        change("household", new(), village_id=theirs.village),
        change("household", new(), head_name="X"),
        change("household", mine.home, village_id=(mine.village, theirs.village)),
        change("household", mine.home, village_id=(mine.village, "")),
        change("visit", new(), household_id=there),
        change("visit", theirs.visit, note="X"),
        change("village", theirs.village, name=("?", "X")),
        change("decision", new(), first_id=mine.child, second_id=theirs.child),
        change("decision", new(), first_id=theirs.child, second_id=theirs.child),
        change("circumstance", new(), child_id=theirs.child, code="NC01"),
        change("circumstance", theirs.circumstance, code="NC02"),
        change("movement", new(), child_id=theirs.child, code="BD03"),
        change("movement", mine.movement, child_id=(mine.child, theirs.child)),
    )


def check_it_cannot_touch_what_lies_elsewhere_nor_learn_of_it(hall):
    device, mine, theirs = hall.confined
    before = hall.official.head()
    for change_ in ways(mine, theirs):
        result = device.result(change_)
        told = (result["status"], result["code"])
        if change_["entity"] == "village":
            assert told in (("rejected", "outside_villages"), ("merged", "merged")), change_
        else:
            assert told == ("rejected", "outside_villages"), change_
            assert result["server"] == {}
    assert hall.official.head() == before


def check_a_village_that_nobody_else_sent_yet_is_waited_for(hall):
    device, _, _ = hall.confined
    result = device.result(change("village", new_id(), name="C"))
    assert (result["status"], result["code"]) == ("deferred", "missing_village")


def check_it_works_in_its_own(hall):
    device, mine, _ = hall.confined
    home, child = new_id(), new_id()
    answer = device.push(
        change("household", home, village_id=mine.village, head_name="Vi Văn Cường"),
        change("child", child, household_id=home, full_name="Vi Thị Dung"),
        change("decision", new_id(), first_id=mine.child, second_id=child, reason="twins"),
    )
    assert answer["applied_n"] == 3, answer["exceptions"]
    assert {home, child} <= device.sees()


def check_what_leaves_its_villages_is_gone_by_name_alone(hall):
    device, mine, theirs = hall.confined
    home, child = new_id(), new_id()
    hall.official.push(
        change("household", home, village_id=mine.village),
        change("child", child, household_id=home, full_name="Vi Thị Dung"),
    )
    before = device.head()
    hall.official.push(change("household", home, village_id=(mine.village, theirs.village)))
    pages = device.walk(before)
    gone = {(one["entity"], one["id"]) for page in pages for one in page.get("gone", [])}
    assert {("household", home), ("child", child)} <= gone
    assert not {home, child} & {one["id"] for page in pages for one in page["records"]}
    hall.official.push(change("household", home, village_id=(theirs.village, mine.village)))
    assert {home, child} <= device.sees(before)
    later = device.walk(before)
    assert not [one for page in later for one in page.get("gone", []) if one["id"] == home]


def check_communes_do_not_meet(hall):
    place = hall.place()
    taken = change("household", place.home, head_name="X")
    assert hall.stranger.result(taken)["status"] == "applied"
    assert hall.official.record(place.home)["fields"]["head_name"] == "Vi Văn An"
    assert place.child not in hall.stranger.sees()
    based = change("child", place.child, base=1_000_000, full_name="X")
    assert hall.stranger.result(based)["code"] == "unknown_base"


def check_what_belongs_to_a_child_leaves_with_it(hall):
    mine, theirs = hall.place("from"), hall.place("to")
    device = hall.enrolled(mine.village)
    since = device.head()
    hall.official.push(change("child", mine.child, household_id=(mine.home, theirs.home)))
    gone = {tuple(one.values()) for page in device.walk(since) for one in page["gone"]}
    assert gone == {
        ("child", mine.child),
        ("circumstance", mine.circumstance),
        ("movement", mine.movement),
    }
    told = hall.enrolled(theirs.village).sees()
    assert {mine.child, mine.circumstance, mine.movement} <= told
