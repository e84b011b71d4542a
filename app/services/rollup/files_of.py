"""The files that are meant by files and folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

_OF_EXCEL = "~$"
"""Excel lays a file of this name beside one that is open."""


def files_of(given: Iterable[Path]) -> list[Path]:
    """Take files as they are, of folders every file in them; each once, in order of its name."""
    return sorted(dict.fromkeys(path for one in given for path in _files(one)))


def _files(one: Path) -> Iterator[Path]:
    if not one.is_dir():
        yield one
        return
    within = (path for path in one.iterdir() if path.is_file())
    yield from (path for path in within if not path.name.startswith((".", _OF_EXCEL)))
