"""The numbers before the rows are believed while all of them hold."""

from datetime import date

from app.domain.handoff.hand_off import HandOff, HandOffLine, LineStand
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.trust_places import trust_places

LIST = HandOff(
    id="l", office="police", office_name="Công an xã", number=1, code="c", group_id="g",
    made_on=date(2026, 6, 18), due_on=date(2026, 6, 24), asks=("national_id",),
)  # fmt: skip
STANDING = {
    f"c{at}": (LIST, LineStand(HandOffLine(hand_off_id="l", place=at, child_id=f"c{at}", said={})))
    for at in range(1, 7)
}


def told(places, sure):
    rows = [AnswerRow(sheet="s", row=at, source="", place=p) for at, p in enumerate(places)]
    return trust_places(rows, sure, STANDING)


def test_a_number_names_the_child_of_its_line():
    places = told("4216", {0: "c4", 1: "c2", 2: "c1"})
    assert places.of == {0: "c4", 1: "c2", 2: "c1", 3: "c6"}


def test_one_number_that_does_not_hold_is_enough_to_believe_none():
    assert not told("4216", {0: "c4", 1: "c2", 2: "c3", 3: "c6"}).of


def test_too_few_rows_say_nothing():
    places = told("4216", {0: "c4", 1: "c2"})
    assert not places.of
    assert not places.anew


def test_rows_that_were_numbered_anew_are_known():
    assert told("1234", {0: "c4", 1: "c2", 2: "c1", 3: "c6"}).anew == {"s"}
