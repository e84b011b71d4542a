"""A file is there whole or not at all; what stands in the way is named."""

import errno
import sys
from pathlib import Path

import pytest

from app.domain.errors import KnownError
from app.workbook.outgoing.new_file import code_of, new_file


def test_a_file_takes_its_place_in_one_step(tmp_path):
    target = tmp_path / "ds.csv"
    target.write_text("cũ")
    with new_file(target) as unfinished:
        unfinished.write_text("mới")
        assert target.read_text() == "cũ"
        assert unfinished.parent.parent == tmp_path
    assert target.read_text() == "mới"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_not_finished_leaves_nothing(tmp_path):
    target = tmp_path / "ds.csv"
    with pytest.raises(KeyError), new_file(target) as unfinished:
        unfinished.write_text("nửa chừng")
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(KnownError) as caught, new_file(tmp_path / "không có" / "ds.csv"):
        pass
    assert (caught.value.code, caught.value.facts) == ("folder_missing", {"file": "ds.csv"})


def test_a_place_that_is_held_by_something_else_is_named(tmp_path):
    (tmp_path / "ds.csv").mkdir()
    with pytest.raises(KnownError) as caught, new_file(tmp_path / "ds.csv") as unfinished:
        unfinished.write_text("x")
    assert caught.value.code == "file_in_use"
    assert [one.name for one in tmp_path.iterdir()] == ["ds.csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is always full")
def test_a_full_disk_is_named(tmp_path):
    with pytest.raises(KnownError) as caught, new_file(tmp_path / "ds.csv"):
        Path("/dev/full").write_text("đầy")
    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "folder_refused"),
        (errno.EPERM, "folder_refused"),
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "file_not_written"),
    ],
)
def test_what_the_system_refused_has_a_code(number, code):
    assert code_of(OSError(number, "…"), "folder_refused") == code
