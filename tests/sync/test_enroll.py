"""Joining a central: once, even when the answer is lost, and never the wrong one."""

import pytest

from app.domain.errors import KnownError
from app.services.app import App
from sync.enroll import enroll
from sync.memory import read_link
from sync.outcome import NeedsAttention
from tests.sync import faulty_line as faults
from tests.sync.conftest import NAM_DUONG


def link_of(app: App):
    with app.store.read() as snapshot:
        return read_link(snapshot.settings)


def test_a_lost_answer_is_asked_for_again(app, central, faulty):
    code = central.enrolment_code(NAM_DUONG, "máy")
    faulty.meet("/enroll", faults.cut_after_commit)
    with pytest.raises(KnownError) as lost:
        enroll(app, faulty.url, code)
    assert lost.value.code == "cut_off"
    assert not link_of(app).enrolled

    link = enroll(app, faulty.url, f" {code.lower()} ")

    assert link.enrolled
    assert link_of(app) == link


@pytest.mark.parametrize(
    ("fault", "code"),
    [(faults.html_200, "portal"), (faults.jammed("9"), "join_busy")],
)
def test_what_is_no_central_is_not_joined(fault, code, app, central, faulty):
    faulty.meet("/enroll", fault)
    with pytest.raises(KnownError) as refused:
        enroll(app, faulty.url, central.enrolment_code(NAM_DUONG, "máy"))
    assert refused.value.code == code


def test_who_stopped_it_has_not_joined_and_may_ask_with_the_same_code_again(app, central):
    code = central.enrolment_code(NAM_DUONG, "máy")
    with pytest.raises(KnownError, match="cancelled"):
        enroll(app, central.url, code, lambda: True)
    assert not link_of(app).enrolled
    assert enroll(app, central.url, code).enrolled


def test_a_wrong_code_is_named(app, central):
    for code, expected in (
        ("07606-AAAA-BBBB-CCCC", "code_of_other_commune"),
        ("07603-AAAA-BBBB-CCCC", "code_unknown"),
    ):
        with pytest.raises(KnownError) as refused:
            enroll(app, central.url, code)
        assert refused.value.code == expected


def test_a_second_code_makes_a_second_device(app, central):
    first = enroll(app, central.url, central.enrolment_code(NAM_DUONG, "máy"))
    second = enroll(app, central.url, central.enrolment_code(NAM_DUONG, "máy"))
    assert first.device_id != second.device_id
    assert first.secret != second.secret


def test_a_token_that_was_withdrawn_is_said_so(make_device, central):
    from sync.central.tables import device

    app, client = make_device("official")
    with central.central.store.write() as connection:
        connection.execute(device.update().values(revoked_at="2026-06-08"))
    outcome = client.run_once()
    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "refused_device"
    assert client.status().next_try_at is None
    assert client.status().pending + client.status().in_flight == 4
    assert enroll(app, central.url, central.enrolment_code(NAM_DUONG, "máy")).enrolled
