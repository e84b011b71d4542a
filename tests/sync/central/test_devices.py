"""Enrolment codes work once and for three days; the store holds no secret."""

import hashlib
import json

import pytest

from app.domain.ids import village_id
from sync.central.devices import village_ids
from sync.central.refusal import Refusal
from sync.central.tables import device
from tests.sync.central.conftest import NAM_DUONG

SECRET = "s" * 43


def error_of(reply):
    return reply.status, json.loads(reply.body)["error"]


def test_a_code_works_once_but_its_answer_may_be_asked_again(make_caller, central):
    caller = make_caller(enrolled=False)
    code = central.enrolment_code(NAM_DUONG, "máy", ("v",))
    first = caller.join(code.lower(), SECRET)
    assert json.loads(first.body)["villages"] == ["v"]
    assert caller.join(code, SECRET).body == first.body
    assert error_of(caller.join(code, "t" * 43)) == (403, "code_used")


def test_a_code_that_never_was_or_is_too_old_is_refused(make_caller, central, clock):
    caller = make_caller(enrolled=False)
    code = central.enrolment_code(NAM_DUONG, "máy")
    assert error_of(caller.join(code[:-1] + "0", SECRET)) == (403, "code_unknown")
    assert error_of(caller.join("99999-AAAA-AAAA-AAAA", SECRET)) == (403, "code_unknown")
    clock.pass_time(hours=73)
    assert error_of(caller.join(code, SECRET)) == (403, "code_expired")


def test_a_short_secret_is_refused(make_caller, central):
    code = central.enrolment_code(NAM_DUONG, "máy")
    assert error_of(make_caller(enrolled=False).join(code, "short")) == (400, "bad_body")


@pytest.mark.parametrize("token", ["", "07603.wrong", "07603.", "nonsense", "99999.x"])
def test_a_wrong_token_opens_nothing(token, make_caller):
    caller = make_caller(enrolled=False)
    caller.token = token
    for method, path in (("GET", "/pull"), ("GET", "/digest"), ("POST", "/push")):
        assert error_of(caller.ask(method, path)) == (401, "token_unknown")


def test_a_revoked_device_is_shut_out(make_caller, central):
    caller, other = make_caller(), make_caller()
    with central.central.store.write() as connection:
        this = device.c.secret_hash == hashlib.sha256(caller.token[6:].encode()).hexdigest()
        connection.execute(device.update().where(this).values(revoked_at="2026-06-08"))
    for method, path in (("GET", "/pull"), ("GET", "/digest"), ("POST", "/push")):
        assert error_of(caller.ask(method, path)) == (401, "token_unknown")
    assert other.pull()["records"] == []


def test_neither_code_nor_token_lie_in_the_store(make_caller, central, tmp_path):
    caller = make_caller()
    code = central.enrolment_code(NAM_DUONG, "máy")
    central.stop()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("central.db*"))
    assert caller.token.partition(".")[2].encode() not in stored
    assert code.encode() not in stored


def test_villages_are_named_as_people_write_them(two_villages, central):
    store = central.central.store
    assert village_ids(store, NAM_DUONG, ["thôn a", "village-b"]) == ["village-a", "village-b"]
    with pytest.raises(Refusal):
        village_ids(store, NAM_DUONG, ["Z"])
    assert village_ids(store, "07606", ["Thôn Biêng"]) == [village_id("07606", "bieng")]
