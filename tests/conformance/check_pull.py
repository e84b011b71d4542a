"""PROTOCOL §4: pages lead to the head, miss nothing, and can each be stored as they are."""

from tests.conformance.device import change, new_id

LINKS = ("village_id", "household_id", "first_id", "second_id", "child_id")


def check_pages_of_any_size_hold_the_same_and_can_be_stored_as_they_come(hall):
    before = hall.official.head()
    for place in (hall.place("x"), hall.place("y")):
        hall.official.push(change("village", place.village, aliases="Xóm"))
        hall.official.push(change("household", place.home, phone="0912345678"))
    known = hall.colleague.sees() - hall.colleague.sees(before)
    whole = {one["id"]: one for one in hall.colleague.pull(before)["records"]}
    for limit in (1, 2, 3, 500):
        met, last = {}, before
        for page in hall.colleague.walk(before, limit=limit):
            for one in page["records"]:
                linked = {one["fields"].get(name, "") for name in LINKS} - {""}
                assert linked <= known | met.keys(), "a record comes before what it links to"
                assert one["revision"] > before
                met[one["id"]] = one
            assert page["cursor"] > last
            last = page["cursor"]
        assert met == whole, limit
        assert last == hall.colleague.head()


def check_a_page_gives_records_whole_and_as_they_are_now(hall):
    place = hall.place()
    hall.official.push(change("child", place.child, mother_name="Lý Hoa"))
    now = hall.colleague.record(place.child)
    expected = {"household_id": place.home, "full_name": "Vi Thị Bình", "mother_name": "Lý Hoa"}
    assert {n: t for n, t in now["fields"].items() if t} == expected
    assert now["entity"] == "child"


def check_own_changes_may_be_left_out_but_not_those_of_others(hall):
    before = hall.official.head()
    child = hall.place().child
    hall.colleague.push(change("child", child, mother_name="Lý Hoa"))
    hall.official.push(change("child", child, father_name="Vi An"))
    head = hall.official.head()
    told = hall.official.walk(before, known=head)
    ids = {one["id"] for page in told for one in page["records"]}
    assert child in ids, "somebody else changed it too since the cursor"


def check_at_the_head_there_is_nothing(hall):
    head = hall.official.head()
    page = hall.official.pull(head, epoch=hall.official.joined["epoch"])
    assert (page["records"], page["more"], page["cursor"]) == ([], False, head)
    assert page["epoch"] == hall.official.joined["epoch"]


def check_a_cursor_of_another_life_or_ahead_of_the_head_is_gone(hall):
    epoch = hall.official.digest()["epoch"]
    for asked in ({"epoch": "another", "cursor": 0}, {"cursor": hall.official.head() + 1}):
        reply = hall.official.pull_raw(**asked)
        assert reply.refusal == (410, "epoch_changed")
        assert reply.said["epoch"] == epoch


def check_questions_that_make_no_sense_are_refused_and_break_nothing(hall):
    assert hall.official.pull_raw(cursor="x").refusal == (400, "bad_body")
    assert hall.official.pull_raw(limit="x").refusal == (400, "bad_body")
    huge = "9" * 30
    assert hall.official.pull_raw(cursor=huge).refusal[0] in (400, 410)
    assert hall.official.pull_raw(known=huge).status in (200, 400)
    assert hall.official.pull_raw(limit=huge).status in (200, 400)


def check_revisions_are_given_in_order_without_gaps_for_single_changes(hall):
    before = hall.official.head()
    given = [hall.official.result(change("village", new_id(), name="A"))["revision"] for _ in "abc"]
    assert given == [before + 1, before + 2, before + 3]
