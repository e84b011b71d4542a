"""A seal opens by its passphrase alone, and a text in its own record alone."""

import json

import pytest

from app.domain.errors import KnownError
from app.storage.seals import close_text, make_seal, name_of, open_seal, open_text, write_seal


@pytest.fixture(scope="module")
def made():
    return make_seal("mật khẩu riêng")


def test_only_the_passphrase_opens_it(made):
    seal, key = made
    assert open_seal(seal, "mật khẩu riêng") == key
    for wrong in ("mật khẩu chung", ""):
        with pytest.raises(KnownError):
            open_seal(seal, wrong)
    for spoilt in ("", "{}", "[]", seal[:-9] + seal[-8:]):
        with pytest.raises(KnownError):
            open_seal(spoilt, "mật khẩu riêng")


def test_one_that_would_cost_too_much_is_not_tried(made):
    place = json.loads(made[0])
    place["argon2id"]["memory_cost"] = 1 << 30
    with pytest.raises(KnownError):
        open_seal(json.dumps(place), "mật khẩu riêng")


def test_a_key_keeps_its_name_under_another_passphrase(made):
    seal, key = made
    renewed = write_seal(name_of(seal), key, "mật khẩu mới")
    assert (name_of(renewed), open_seal(renewed, "mật khẩu mới")) == (name_of(seal), key)


def test_a_text_opens_in_its_record_alone(made):
    _, key = made
    sealed = close_text(key, "DB05", "record-a")
    assert "DB05" not in sealed
    assert open_text(key, sealed, "record-a") == "DB05"
    assert open_text(key, sealed, "record-b") is None
    assert open_text(bytes(32), sealed, "record-a") is None
    assert open_text(key, "không phải", "record-a") is None
