import json

import pytest

from app.domain.errors import KnownError
from app.storage.keys import KEY_FILE, create_key, kind_of_key, open_key

PASSPHRASE = "Bốn chữ dài và dễ nhớ"


def test_a_passphrase_opens_what_it_closed(tmp_path):
    key = create_key(tmp_path, PASSPHRASE)
    assert len(key) == 32
    assert open_key(tmp_path, PASSPHRASE) == key


@pytest.mark.parametrize(
    ("passphrase", "code"), [("một câu khác", "passphrase_wrong"), (None, "passphrase_needed")]
)
def test_without_the_passphrase_it_stays_closed(tmp_path, passphrase, code):
    create_key(tmp_path, PASSPHRASE)
    with pytest.raises(KnownError) as refused:
        open_key(tmp_path, passphrase)
    assert refused.value.code == code


def test_the_key_is_not_in_the_folder(tmp_path):
    key = create_key(tmp_path, PASSPHRASE)
    text = (tmp_path / KEY_FILE).read_text()
    assert key.hex() not in text
    assert json.loads(text)["argon2id"]["memory_cost"] >= 64 * 1024


def test_a_machine_without_keyring_keeps_the_key_outside_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folder = tmp_path / "kho"
    folder.mkdir()
    key = create_key(folder, None)
    assert kind_of_key(folder) == "user_file"
    assert open_key(folder, None) == key
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    assert key.hex() not in (folder / KEY_FILE).read_text()
    (kept,) = (tmp_path / "config").rglob("*.key")
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoilt", ["", "{}", '{"kind": "elsewhere"}', "not json"])
def test_a_spoilt_key_file_is_told(tmp_path, spoilt):
    (tmp_path / KEY_FILE).write_text(spoilt)
    with pytest.raises(KnownError, match="key_missing"):
        open_key(tmp_path, PASSPHRASE)
