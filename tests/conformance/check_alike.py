"""PROTOCOL §4: of whom are perhaps one child, a device is told after the page that brought them."""

import time

from tests.conformance.device import change, new_id
from tests.conformance.hall import NotOfferedError

ONE = {"full_name": "Lâm Thị Bích Đào", "birth_date": "2015-03-16", "sex": "Nữ"}
ONE |= {"mother_name": "Trần Thị Mơ", "ethnicity": "Sán Dìu"}
ANOTHER = {"full_name": "Hoàng Minh Khôi", "birth_date": "2018-11-02", "sex": "Nam"}
ANOTHER |= {"mother_name": "Giáp Thị Lệ", "ethnicity": "Tày"}


def enter(device, village, child_is):
    """Enter one and the same child in a household of its own."""
    home, child = new_id(), new_id()
    answer = device.push(
        change("household", home, village_id=village, head_name="Lâm Văn Sáu"),
        change("child", child, household_id=home, **child_is) | {"author": "Lý Văn Ba"},
    )
    assert answer["applied_n"] == 2, answer["exceptions"]
    return child


def news(device, heard):
    """Read to the head; give what the last page tells of pairs noted since."""
    last = device.walk(device.head(), alike=heard)[-1]
    return last.get("alike") or {"upto": heard, "pairs": []}


def wait_for(hall, device, pair, heard):
    """Wait until a pair is told; the numbers only go on."""
    until = time.monotonic() + hall.patience
    while time.monotonic() < until:
        told = news(device, heard)
        assert told["upto"] >= heard
        for one in told["pairs"]:
            if {one["first"], one["second"]} == pair:
                return one, told["upto"]
        time.sleep(0.3)
    raise NotOfferedError(f"news of likely pairs within {hall.patience:.0f} s")


def check_a_child_entered_twice_is_told_to_both_and_nothing_is_hidden(hall):
    place = hall.place()
    heard = news(hall.official, 0)["upto"]
    pair = {enter(hall.official, place.village, ONE), enter(hall.colleague, place.village, ONE)}
    one, upto = wait_for(hall, hall.official, pair, heard)
    assert one["certain"] in (True, False)
    assert [said["author"] for said in one["entered"]] == ["Lý Văn Ba"] * 2
    assert all(said["role"] == "commune" and said["at"] for said in one["entered"])
    assert upto > heard
    assert wait_for(hall, hall.colleague, pair, heard)[0]["first"] == one["first"]
    told_again = news(hall.official, upto)["pairs"]
    assert pair not in [{again["first"], again["second"]} for again in told_again]
    last = hall.official.walk(hall.official.head())[-1]
    assert not last.get("alike"), "who does not ask is not told"
    assert pair <= hall.official.sees(), "neither is joined, hidden or refused"


def check_who_sees_one_of_them_alone_is_not_told(hall):
    device, mine, theirs = hall.confined
    heard = news(hall.official, 0)["upto"]
    mixed = {
        enter(hall.official, mine.village, ANOTHER),
        enter(hall.official, theirs.village, ANOTHER),
    }
    wait_for(hall, hall.official, mixed, heard)
    told = [{one["first"], one["second"]} for one in news(device, 0)["pairs"]]
    assert mixed not in told
    assert all(pair <= device.sees() for pair in told)
