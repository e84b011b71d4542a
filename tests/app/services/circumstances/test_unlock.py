"""The permission: set once, opened by its passphrase, locked by idle time, every step noted."""

import pytest

from app.domain.errors import KnownError
from app.services.circumstances.unlock import (
    change_passphrase,
    is_set,
    lock,
    set_passphrase,
    unlock,
)

WORD, OTHER = "mật khẩu riêng", "mật khẩu khác"


def noted(app):
    with app.store.read() as snapshot:
        return [one.what for one in reversed(snapshot.openings.newest())]


def test_set_locked_refused_opened_and_locked_by_idle_time(app, clock):
    with app.store.read() as snapshot:
        assert not is_set(snapshot)
    with pytest.raises(KnownError, match="confidential_not_set"):
        unlock(app, WORD)
    with pytest.raises(KnownError, match="passphrase_short"):
        set_passphrase(app, "ngắn")
    set_passphrase(app, WORD)
    with pytest.raises(KnownError, match="confidential_is_set"):
        set_passphrase(app, OTHER)
    lock(app)
    assert not app.permission.is_open(app.clock())
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock(app, OTHER)
    unlock(app, WORD)
    clock.pass_time(minutes=9)
    app.permission.use(app.clock())
    clock.pass_time(minutes=9)
    assert app.permission.is_open(app.clock()), "it was used nine minutes ago"
    clock.pass_time(minutes=2)
    assert not app.permission.is_open(app.clock())
    with pytest.raises(KnownError, match="confidential_locked"):
        app.permission.use(app.clock())
    assert noted(app) == ["set", "locked", "refused", "opened"]


def test_a_new_passphrase_opens_what_the_old_one_closed(app):
    set_passphrase(app, WORD)
    change_passphrase(app, WORD, OTHER)
    lock(app)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock(app, WORD)
    unlock(app, OTHER)
    assert app.permission.is_open(app.clock())
