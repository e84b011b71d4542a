from datetime import UTC, datetime, timedelta

import pytest

from app.domain.circumstances.confidential import Confidential
from app.domain.errors import KnownError
from app.services.circumstances.permission import IDLE, Permission
from app.storage.seals import make_seal, name_of

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept():
    seal, key = make_seal("mật khẩu riêng")
    return seal, {name_of(seal): key}


def test_what_it_closes_it_opens_until_it_is_locked_or_left(kept):
    permission = Permission()
    with pytest.raises(KnownError, match="confidential_locked"):
        permission.use(NOW)
    permission.take(*kept, NOW)
    seal, sealed = permission.close("chữ", "c1", NOW)
    record = Confidential(id="c1", child_id="a", seal=seal, sealed=sealed)
    assert permission.open(record, NOW + IDLE) == "chữ"
    assert not permission.is_open(NOW + IDLE + IDLE + timedelta(seconds=1))
    permission.take(*kept, NOW)
    permission.lock()
    with pytest.raises(KnownError, match="confidential_locked"):
        permission.open(record, NOW)


def test_the_keys_are_in_no_text_of_it(kept):
    permission = Permission()
    permission.take(*kept, NOW)
    assert "key" not in repr(permission)
