"""A file that is there whole or not at all, and says in one code why it could not be written."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import KnownError

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a place to write to; what is there at the end is put at `target` in one step.

    Everything unfinished lies beside the target and is gone afterwards: nothing of the list is
    left in a folder for temporary files. Raises KnownError `folder_missing`, `folder_refused`,
    `file_in_use`, `disk_full` or `file_not_written`, each with the fact `file`.
    """
    if not target.parent.is_dir():
        raise KnownError("folder_missing", file=target.name)
    try:
        made = TemporaryDirectory(dir=target.parent, prefix=".", ignore_cleanup_errors=True)
    except OSError as error:
        raise KnownError(code_of(error, "folder_refused"), file=target.name) from error
    with made as folder:
        try:
            unfinished = Path(folder) / target.name
            yield unfinished
            unfinished.replace(target)
        except OSError as error:
            raise KnownError(code_of(error, "file_in_use"), file=target.name) from error


def code_of(error: OSError, refused: str) -> str:
    """Name what the system refused; `refused` says what a missing permission means here."""
    if error.errno in _FULL:
        return "disk_full"
    # Windows says so of a file that is open in Excel, and every system of a folder in its place.
    is_held = isinstance(error, PermissionError | IsADirectoryError)
    return refused if is_held else "file_not_written"
