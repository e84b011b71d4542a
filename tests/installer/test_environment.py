"""The set-up knows when it is done, and refuses a Python it was not made for."""

from pathlib import Path

import environment
import pytest


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_pythons_we_support_are_taken(version):
    environment.check_python(version)


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14), (4, 0)])
def test_another_python_is_refused_with_a_sentence(version):
    with pytest.raises(SystemExit, match=r"3\.11, 3\.12 or 3\.13"):
        environment.check_python(version)


def test_a_lock_with_other_line_ends_is_the_same_lock(tmp_path):
    before = environment.fingerprint()
    lock = tmp_path / "requirements.lock"
    lock.write_bytes(environment.LOCK.read_bytes().replace(b"\n", b"\r\n"))
    assert before == environment.fingerprint(lock)


def test_a_changed_lock_is_another_one(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_bytes(environment.LOCK.read_bytes() + b"# newer\n")
    assert environment.fingerprint(lock) != environment.fingerprint()


def test_the_lock_names_every_file_by_hash_and_no_host():
    text = environment.LOCK.read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(pinned) > 50
    assert all(line.endswith("\\") for line in pinned)
    assert "://" not in text
    assert "--index" not in text


def test_the_lock_has_every_library_the_project_asks_for():
    locked = environment.LOCK.read_text(encoding="utf-8").lower()
    project = (Path(environment.ROOT) / "pyproject.toml").read_text(encoding="utf-8")
    wanted = [
        line.strip().strip('",').split(">=")[0].split(";")[0].split("[")[0].lower()
        for line in project.split("dependencies = [")[1].split("]\n")[0].splitlines()
        if line.strip()
    ]
    assert len(wanted) > 15
    assert [name for name in wanted if f"\n{name}==" not in f"\n{locked}"] == []
