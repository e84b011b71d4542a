"""Thursday a list goes out, Wednesday it is back; what is late is said first."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.verification import Verification
from app.services.handoff.read_offices import keep_office, read_offices
from app.services.handoff.remind_hand_offs import count_to_send, remind_hand_offs
from tests.app.services.police import Commune

MONDAY, THURSDAY, FRIDAY = (date(2026, 6, day) for day in (8, 11, 12))


@pytest.fixture
def commune(app, tmp_path):
    return Commune(app, tmp_path)


def told(commune, on):
    with commune.app.store.read() as snapshot:
        found = remind_hand_offs(commune.app, snapshot, on)
    return [(one.what, one.due, one.children, one.is_late) for one in found]


def test_on_its_day_a_list_is_to_be_made_and_later_it_is_late(commune):
    assert told(commune, THURSDAY) == [("make", THURSDAY, 3, False)]
    assert told(commune, FRIDAY) == [("make", THURSDAY, 3, True)]
    commune.app.clock.pass_time(days=3)
    commune.send()
    assert told(commune, FRIDAY) == []


def test_a_list_is_to_come_back_on_its_day_and_is_red_after_it(commune):
    commune.app.clock.pass_time(days=3)
    commune.send()
    wednesday = date(2026, 6, 17)
    assert told(commune, wednesday) == [("back", wednesday, 3, False)]
    late = told(commune, date(2026, 6, 18))
    assert late[0] == ("back", wednesday, 3, True)
    assert late[1] == ("make", date(2026, 6, 18), 3, False)


def test_the_days_can_be_changed(commune):
    with commune.app.store.read() as snapshot:
        police = read_offices(commune.app, snapshot)["police"]
    keep_office(commune.app, replace(police, sends_on=0))
    assert told(commune, MONDAY) == [("make", MONDAY, 3, False)]


def test_who_has_everything_is_not_sent(commune):
    for child in (commune.an, commune.binh, commune.chi):
        commune.change(child, national_id="", verification=Verification.NOT_SENT)
    with commune.app.store.read() as snapshot:
        assert count_to_send(snapshot, "police", MONDAY) == 3
