"""A command opens what is confidential by the passphrase of its environment alone."""

import pytest

from app.commands.unlocking import (
    CONFIDENTIAL_VARIABLE,
    own_passphrase,
    say_waiting,
    unlock_confidential,
)
from app.domain.errors import KnownError
from app.services.circumstances.unlock import lock, set_passphrase
from tests.app.storage.test_drop_box import SECRET, family, saved


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


def test_what_waits_for_the_first_passphrase_is_said_with_what_to_do(app, capsys):
    say_waiting(app)
    assert capsys.readouterr().err == ""
    saved(app, *family(app, special=SECRET))
    say_waiting(app)
    told = capsys.readouterr().err
    assert "1 hoàn cảnh mật" in told
    assert "circumstance protect" in told
    assert "HIV" not in told
