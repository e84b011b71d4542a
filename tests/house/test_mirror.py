"""Every file that does something has its tests at the same place of the test tree.

A file that only declares (dataclasses, enums, no function) is tested by those who use it.
"""

from pathlib import Path

MIRRORED = (
    "app/domain/", "app/services/", "app/storage/", "app/matching/", "app/workbook/", "app/demo/",
    "sync/",
)  # fmt: skip
NAMELESS = {"__init__.py", "__main__.py", "env.py"}


def mirror_of(source):
    return Path("tests") / source.path.parent / f"test_{source.path.name}"


def needs_tests(source):
    return (
        source.place.startswith(MIRRORED)
        and source.path.name not in NAMELESS
        and "/versions/" not in source.place
        and bool(source.functions)
    )


def test_every_file_has_its_tests(code, root):
    missing = [
        str(mirror_of(s)) for s in code if needs_tests(s) and not (root / mirror_of(s)).exists()
    ]
    assert missing == []


def test_a_file_without_tests_is_found(written, root):
    source = written("def f(): ...", "app/domain/nobody_tests_me.py")
    assert needs_tests(source)
    assert not (root / mirror_of(source)).exists()
    assert not needs_tests(written("A = 1", "app/domain/only_declares.py"))
