"""Whom a list would have, and which list is to come back (its days: the tests of the calendar)."""

from datetime import date

from app.domain.handoff.verification import Verification
from app.services.handoff.read_offices import read_offices
from app.services.handoff.remind_hand_offs import (
    count_to_send,
    has_to_send,
    remind_back,
    remind_make,
)

MONDAY, THURSDAY, FRIDAY = (date(2026, 6, day) for day in (8, 11, 12))
WEDNESDAY = date(2026, 6, 17)


def to_make(commune, on):
    with commune.app.store.read() as snapshot:
        police = read_offices(commune.app, snapshot)["police"]
        found = remind_make(snapshot, police, THURSDAY, on)
        assert has_to_send(snapshot, "police", on) is (found is not None)
    return found and (found.children, found.is_late)


def coming_back(commune, on):
    with commune.app.store.read() as snapshot:
        found = [remind_back(stand, on) for stand in snapshot.hand_offs.stands()]
    return [(one.due, one.children, one.is_late) for one in found if one]


def test_a_list_is_to_be_made_as_long_as_there_is_somebody_to_send(commune):
    assert to_make(commune, THURSDAY) == (3, False)
    assert to_make(commune, FRIDAY) == (3, True)
    commune.app.clock.pass_time(days=3)
    commune.send()
    assert to_make(commune, FRIDAY) is None
    # What the office left open on its day goes into the next list.
    assert to_make(commune, date(2026, 6, 18)) == (3, True)


def test_a_list_is_to_come_back_on_its_day_and_is_late_after_it(commune):
    commune.app.clock.pass_time(days=3)
    commune.send()
    assert coming_back(commune, date(2026, 6, 16)) == []
    assert coming_back(commune, WEDNESDAY) == [(WEDNESDAY, 3, False)]
    assert coming_back(commune, date(2026, 6, 18)) == [(WEDNESDAY, 3, True)]


def test_who_has_everything_is_not_sent(commune):
    for child in (commune.an, commune.binh, commune.chi):
        commune.change(child, national_id="", verification=Verification.NOT_SENT)
    with commune.app.store.read() as snapshot:
        assert count_to_send(snapshot, "police", MONDAY) == 3
