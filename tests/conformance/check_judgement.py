"""PROTOCOL §3.1: the table of judgement, row by row."""

import json
import time

from tests.conformance.device import change, new_id


def expect(result, status, code, field=None):
    assert (result["status"], result["code"]) == (status, code), result
    if field is not None:
        assert result["field"] == field, result


def check_entities_names_and_lengths(hall):
    child = hall.place().child
    expect(hall.official.result(change("dog", new_id(), name="Mực")), "rejected", "unknown_entity")
    for name in ("Bad Name", "1a", "a.b.c", "_a", "ă"):
        result = hall.official.result(change("child", child, **{name: "x"}))
        expect(result, "rejected", "unknown_field", name)
    for name, most in (("national_id", 12), ("phone", 40), ("full_name", 200), ("note", 4000)):
        result = hall.official.result(change("child", child, **{name: "1" * (most + 1)}))
        expect(result, "rejected", "field_too_long", name)


def check_a_field_it_does_not_know_is_kept(hall):
    child = hall.place().child
    fields = {"shoe_size": "21", "original.shoe_size": "hai mươi mốt"}
    assert hall.official.result(change("child", child, **fields))["status"] == "applied"
    assert hall.colleague.record(child)["fields"].items() >= fields.items()


def check_a_predecessor_that_is_not_there_defers_and_is_judged_anew(hall):
    child = hall.place().child
    first = change("child", child, father_name="Vi Văn An")
    second = change("child", child, mother_name="Lý Hoa") | {"after": first["id"]}
    expect(hall.official.result(second), "deferred", "missing_predecessor")
    assert hall.official.result(first)["status"] == "applied"
    assert hall.official.result(second)["status"] == "applied"


def check_a_rejected_predecessor_defers(hall):
    child = hall.place().child
    wrong = change("child", child, national_id="1")
    expect(hall.official.result(wrong), "rejected", "invalid_national_id", "national_id")
    later = change("child", child, mother_name="Lý Hoa") | {"after": wrong["id"]}
    expect(hall.official.result(later), "deferred", "missing_predecessor")


def check_a_base_that_it_never_gave_defers(hall):
    later = change("household", new_id(), base=7, phone="0912345678")
    expect(hall.official.result(later), "deferred", "unknown_base")
    ahead = hall.official.head() + 1000
    result = hall.official.result(change("child", hall.place().child, base=ahead, note="x"))
    expect(result, "deferred", "unknown_base")


def check_what_is_there_already_is_unchanged_and_takes_no_revision(hall):
    child, before = hall.place().child, hall.official.head()
    result = hall.official.result(change("child", child, full_name=("?", "Vi Thị Bình")))
    assert (result["status"], result["revision"]) == ("unchanged", 0)
    assert hall.official.head() == before


def check_a_third_text_is_kept_beside_the_first_and_the_rest_is_taken(hall):
    child = hall.place().child
    result = hall.official.result(
        change("child", child, full_name=("?", "Vi Thị Bính"), mother_name="Lý Thị Hoa")
    )
    expect(result, "merged", "merged", "conflict.full_name,full_name")
    now = hall.official.record(child)
    assert now["revision"] == result["revision"] > 0
    assert now["fields"]["mother_name"] == "Lý Thị Hoa"
    assert now["fields"].items() >= result["server"].items()
    assert result["server"]["full_name"] == "Vi Thị Bình"
    assert versions(now) == ["Vi Thị Bình", "Vi Thị Bính"]


def versions(record, field="full_name"):
    listed = json.loads(record["fields"].get(f"conflict.{field}", "[]"))
    assert all(one["change"] and one["role"] in ("commune", "collaborator") for one in listed)
    return [one["text"] for one in listed]


def in_conflict(hall):
    child = hall.place().child
    hall.official.push(change("child", child, full_name=("?", "Vi Thị Bính")))
    return child, hall.official.record(child)["fields"]["conflict.full_name"]


def check_a_decision_settles_what_it_saw_and_may_be_taken_back(hall):
    child, asked = in_conflict(hall)
    texts = {"conflict.full_name": (asked, ""), "full_name": ("Vi Thị Bình", "Vi Thị Bính")}
    assert hall.colleague.result(change("child", child, **texts))["status"] == "applied"
    now = hall.official.record(child)
    assert (now["fields"]["full_name"], versions(now)) == ("Vi Thị Bính", [])
    back = {name: (new, old) for name, (old, new) in texts.items()}
    hall.colleague.push(change("child", child, **back))
    assert versions(hall.official.record(child)) == ["Vi Thị Bình", "Vi Thị Bính"]
    stays = change("child", child, **{"conflict.full_name": (asked, "")})
    assert hall.colleague.result(stays)["status"] == "applied"
    assert hall.official.record(child)["fields"]["full_name"] == "Vi Thị Bình"


def check_two_decisions_that_differ_are_asked_again(hall):
    child, asked = in_conflict(hall)
    settled = {"conflict.full_name": (asked, "")}
    hall.official.push(change("child", child, **settled))
    other = settled | {"full_name": ("Vi Thị Bình", "Vi Thị Bính")}
    assert hall.colleague.result(change("child", child, **other))["status"] == "merged"
    assert versions(hall.official.record(child)) == ["Vi Thị Bình", "Vi Thị Bính"]


def check_the_order_of_arrival_says_nothing(hall):
    ends = []
    for turned in (False, True):
        child = hall.place().child
        pairs = [
            (device, change("child", child, full_name=("Vi Thị Bình", name), note=("", name)))
            for device, name in ((hall.official, "Vi An"), (hall.colleague, "Vi Ánh"))
        ]
        for device, made in reversed(pairs) if turned else pairs:
            device.push(made)
        now = hall.official.record(child)
        ends.append((now["fields"]["full_name"], now["fields"]["note"], versions(now)))
    assert ends == [("Vi An", "Vi Ánh", ["Vi An", "Vi Ánh"])] * 2


def check_a_lead_makes_a_change_later_but_not_by_years(hall):
    home = hall.place().home
    early = change("household", home, phone="1") | {"lead": 3_600_000}
    hall.official.push(early, change("household", home, phone="2"))
    assert hall.official.record(home)["fields"]["phone"] == "1"
    hall.official.push(change("household", home, phone="3") | {"lead": 4_000_000_000_000})
    assert hall.official.pull()["clock"] < 1000 * (time.time() + 3600)


def check_an_unseen_edit_beats_a_removal_and_is_asked_about(hall):
    child = hall.place().child
    base = hall.official.record(child)["revision"]
    hall.official.push(change("child", child, base=base, mother_name="Lý Thị Hoa"))
    gone = change("child", child, base=base, status=("active", "removed"))
    assert hall.colleague.result(gone)["status"] == "merged"
    now = hall.official.record(child)
    assert now["fields"]["status"] == "active"
    assert versions(now, "status") == ["active", "removed"]


def check_conflicts_are_the_centrals_to_find(hall):
    child = hall.place().child
    for name in ("conflict.phone", "conflict.note"):
        result = hall.official.result(change("child", child, **{name: "[]"}))
        expect(result, "rejected", "unknown_field", name)


def check_the_text_that_goes_with_a_value_is_never_a_conflict(hall):
    child = hall.place().child
    hall.official.push(change("child", child, **{"original.birth_date": "32/13/2015"}))
    changed = change("child", child, **{"original.birth_date": ("", "31/12/2015")})
    assert hall.colleague.result(changed)["status"] == "applied"
    assert hall.official.record(child)["fields"]["original.birth_date"] == "31/12/2015"


def check_a_linked_record_that_is_not_there_defers(hall):
    home, child = new_id(), new_id()
    orphan = change("child", child, household_id=home, full_name="Vi Thị Bình")
    expect(hall.official.result(orphan), "deferred", "missing_parent", "household_id")
    lost = change("household", home, village_id=new_id())
    expect(hall.official.result(lost), "deferred", "missing_parent", "village_id")
    assert hall.official.result(change("household", home, head_name="An"))["status"] == "applied"
    assert hall.official.result(orphan)["status"] == "applied"


def check_a_text_that_cannot_be_read_is_rejected_with_its_field(hall):
    place = hall.place()
    for name, text, code in (
        ("birth_date", "2015-13", "invalid_birth_date"),
        ("birth_date", "2015-02-30", "invalid_birth_date"),
        ("birth_date", "hôm qua", "invalid_birth_date"),
        ("birth_date", "2999", "future_birth_date"),
        ("national_id", "12", "invalid_national_id"),
        ("national_id", "12345678901a", "invalid_national_id"),
        ("sex", "?", "field_invalid"),
        ("status", "asleep", "field_invalid"),
        ("mother_name", "Lý\0Hoa", "field_invalid"),
    ):
        result = hall.official.result(change("child", place.child, **{name: text}))
        expect(result, "rejected", code, name)
    without = change("child", place.child, household_id=(place.home, ""))
    expect(hall.official.result(without), "rejected", "field_invalid", "household_id")
    nameless = change("village", new_id(), kind="Thôn")
    expect(hall.official.result(nameless), "rejected", "field_invalid", "name")
    dated = change("visit", place.visit, visited_on="2026-13-01")
    expect(hall.official.result(dated), "rejected", "field_invalid", "visited_on")


def check_a_date_may_be_a_year_or_a_month(hall):
    child = hall.place().child
    for old, new in (("", "2015"), ("2015", "2015-03"), ("2015-03", "2015-03-16")):
        result = hall.official.result(change("child", child, birth_date=(old, new)))
        assert result["status"] == "applied"


def check_whoever_lives_in_a_household_that_moves_takes_a_revision(hall):
    here, there = hall.place("here"), hall.place("there")
    before = hall.official.head()
    moved = change("household", here.home, village_id=(here.village, there.village))
    assert hall.official.result(moved)["status"] == "applied"
    assert hall.colleague.sees(before) >= {here.home, here.child, here.visit}


def check_two_texts_of_a_circumstance_are_both_kept_and_a_movement_has_the_later(hall):
    place = hall.place()
    code = change("circumstance", place.circumstance, code=("?", "NC02"))
    expect(hall.official.result(code), "merged", "merged", "code,conflict.code")
    now = hall.official.record(place.circumstance)
    assert versions(now, "code") == ["NC01", "NC02"]
    moved = change("movement", place.movement, code=("?", "BD03"))
    assert hall.official.result(moved)["status"] == "applied"
    assert hall.official.record(place.movement)["fields"]["code"] == "BD03"


def check_a_day_of_what_belongs_to_a_child_is_a_day(hall):
    place = hall.place()
    late = change("movement", place.movement, happened_on="2026-13-01")
    expect(hall.official.result(late), "rejected", "field_invalid", "happened_on")
    held = change("circumstance", place.circumstance, valid_until="2026")
    expect(hall.official.result(held), "rejected", "field_invalid", "valid_until")
