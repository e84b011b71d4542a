import pytest

from app.storage.sealed_file import read_sealed, write_sealed

KEY, OTHER = bytes(32), bytes(31) + b"x"


@pytest.fixture
def file(tmp_path):
    assert write_sealed(tmp_path / "index.sealed", KEY, "index", b"Nguyen Van An" * 9)
    return tmp_path / "index.sealed"


def test_what_was_sealed_is_read_again_and_stands_nowhere_in_the_clear(file):
    assert read_sealed(file, KEY, "index") == b"Nguyen Van An" * 9
    assert b"Nguyen" not in file.read_bytes()
    assert [one.name for one in file.parent.iterdir()] == ["index.sealed"]


def test_another_key_purpose_or_byte_is_nothing(file):
    assert read_sealed(file, OTHER, "index") is None
    assert read_sealed(file, KEY, "draft") is None
    sealed = bytearray(file.read_bytes())
    sealed[40] ^= 1
    file.write_bytes(sealed)
    assert read_sealed(file, KEY, "index") is None
    file.write_bytes(b"")
    assert read_sealed(file, KEY, "index") is None
    assert read_sealed(file.with_name("none"), KEY, "index") is None


def test_a_disk_that_takes_nothing_is_no_error(file):
    assert not write_sealed(file.parent / "no folder" / "index.sealed", KEY, "index", b"x")
