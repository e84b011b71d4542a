"""A command opens what is confidential by the passphrase of its environment alone."""

import pytest

from app.commands.unlocking import CONFIDENTIAL_VARIABLE, own_passphrase, unlock_confidential
from app.domain.errors import KnownError
from app.services.circumstances.permission import lock, set_passphrase


def test_opened_by_the_right_word_alone(app, monkeypatch):
    set_passphrase(app, "mật khẩu riêng")
    lock(app)
    monkeypatch.delenv(CONFIDENTIAL_VARIABLE, raising=False)
    assert own_passphrase() == ""
    with pytest.raises(KnownError, match="confidential_locked"):
        unlock_confidential(app)
    monkeypatch.setenv(CONFIDENTIAL_VARIABLE, "mật khẩu sai")
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock_confidential(app)
    monkeypatch.setenv(CONFIDENTIAL_VARIABLE, "mật khẩu riêng")
    unlock_confidential(app)
    assert app.permission.is_open(app.clock())
