"""The file opens by its passphrase alone, and not at all once a single byte is another."""

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.errors import KnownError
from app.storage.child_file import (
    check_words,
    new_passphrase,
    public_text,
    read_children,
    signing_key,
    write_children,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CONTENT = {"children": [{"full_name": "Lê Văn An"}]}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tre.chuyen"
    write_children(path, CONTENT, "07603", "AB12-CD34", KEY)
    return path


def why(path, passphrase="AB12-CD34"):
    with pytest.raises(KnownError) as caught:
        read_children(path, passphrase)
    return caught.value.code


def test_it_opens_by_its_passphrase_as_it_was_read_out(file):
    opened = read_children(file, "ab12 cd34")
    assert (opened.content, opened.commune) == (CONTENT, "07603")
    assert opened.signer == public_text(KEY)
    assert opened.check_words == check_words(public_text(KEY))
    assert "Lê" not in file.read_bytes().decode("utf-8", "replace")
    assert why(file, "AB12-CD35") == "passphrase_wrong"
    assert why(file, "") == "passphrase_needed"


def test_a_file_that_was_touched_cut_or_is_another_does_not_open(file):
    whole = file.read_bytes()
    dice = random.Random(5)
    for _ in range(25):
        at = dice.randrange(len(whole))
        touched = bytes([whole[at] ^ (1 << dice.randrange(8))])
        file.write_bytes(whole[:at] + touched + whole[at + 1 :])
        assert why(file) == "child_file_damaged", at
    for end in (0, 10, 400, len(whole) - 1):
        file.write_bytes(whole[:end])
        assert why(file) == "child_file_damaged"
    assert why(file.with_name("none")) == "file_not_found"


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    with pytest.raises(KnownError, match="folder_not_writable"):
        write_children(tmp_path / "none" / "x", CONTENT, "07603", "AB", KEY)


def test_a_book_signs_with_one_key_and_its_words_are_short(app):
    with app.write("pass_on") as unit:
        first = public_text(signing_key(unit.settings))
        assert public_text(signing_key(unit.settings)) == first
    assert len(check_words(first)) == 14
    assert new_passphrase() != new_passphrase()
    assert len(new_passphrase()) == 19
