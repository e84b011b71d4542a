"""Joining keeps to the silence of the central and to the breaker, each address by itself."""

import pytest

from app.domain.errors import KnownError
from sync.enroll import enroll
from sync.memory import read_memory
from tests.sync import faulty_line as faults
from tests.sync.conftest import NAM_DUONG


def refused(app, url, code):
    with pytest.raises(KnownError) as error:
        enroll(app, url, code)
    return error.value.code, error.value.facts.get("minutes")


def test_a_central_that_asks_for_silence_is_not_called_and_the_code_stays_good(
    app, central, faulty, clock
):
    code = central.enrolment_code(NAM_DUONG, "máy")
    faulty.meet("/enroll", faults.jammed("300"))
    assert refused(app, faulty.url, code) == ("join_busy", 5)
    clock.pass_time(seconds=200)
    assert refused(app, faulty.url, code) == ("join_busy", 2)
    assert len(faulty.seen) == 1
    clock.pass_time(seconds=100)
    assert enroll(app, faulty.url, code).enrolled
    with app.store.read() as snapshot:
        assert snapshot.settings.get("sync.joining") == ""


def test_after_three_failures_it_rests_and_then_tries_once(app, central, faulty, clock):
    code = central.enrolment_code(NAM_DUONG, "máy")
    faulty.meet("/enroll", *[faults.cut_after_commit] * 4)
    assert refused(app, faulty.url, code)[0] == "cut_off"
    assert refused(app, faulty.url, code)[0] == "cut_off"
    assert refused(app, faulty.url, code) == ("join_resting", 10)
    assert refused(app, faulty.url, code) == ("join_resting", 10)
    assert len(faulty.seen) == 3
    clock.pass_time(minutes=10)
    assert refused(app, faulty.url, code) == ("join_resting", 20)
    assert len(faulty.seen) == 4
    assert enroll(app, central.url, code).enrolled  # another address is held up by nobody


def test_a_wrong_code_and_a_login_page_open_no_breaker(app, central, faulty):
    for _ in range(4):
        assert refused(app, faulty.url, "07603-AAAA-BBBB-CCCC")[0] == "code_unknown"
    faulty.meet("/enroll", *[faults.html_200] * 4)
    for _ in range(4):
        assert refused(app, faulty.url, central.enrolment_code(NAM_DUONG, "máy"))[0] == "portal"
    assert len(faulty.seen) == 8


def test_who_joins_again_keeps_to_the_silence_of_its_rounds(make_device, central, faulty):
    app, client = make_device("official", url=faulty.url)
    enroll(app, faulty.url, central.enrolment_code(NAM_DUONG, "máy"))
    faulty.meet("/push", faults.jammed("300"))
    assert client.run_once().reason_code == "busy"
    calls = len(faulty.seen)
    code = central.enrolment_code(NAM_DUONG, "máy")
    assert refused(app, faulty.url, code) == ("join_busy", 5)
    assert len(faulty.seen) == calls
    with app.store.read() as snapshot:
        assert read_memory(snapshot.settings).trouble == "busy"
