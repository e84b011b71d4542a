"""Names of files that leave the house: what and when, never who."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from app.domain.text.text import fold

_SHEETS = "phieu-ra-soat"
_LIST = "danh-sach-tre-em"
_LONGEST = 40


def sheets_name(village: str, on: date) -> str:
    """Name the review sheet of a village: `phieu-ra-soat_dong-a_2026-06-08`."""
    return f"{_SHEETS}_{slug(village) or 'chua-ro-thon'}_{on.isoformat()}"


def all_sheets_name(villages: int, on: date) -> str:
    """Name a file with the sheets of several villages."""
    return f"{_SHEETS}_{villages}-thon_{on.isoformat()}"


def list_name(part: str, on: date) -> str:
    """Name a list; `part` says of which part of the commune it is."""
    return "_".join(filter(None, (_LIST, slug(part), on.isoformat())))


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """Find a name nothing has yet: a sheet that was filled meanwhile is never written over."""
    paths = (folder / f"{name}{more}{suffix}" for more in _more())
    return next(path for path in paths if not path.exists())


def slug(text: str) -> str:
    """Write a text with small letters, figures and hyphens alone."""
    words = "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
    return "-".join(words)[:_LONGEST].strip("-")


def _more() -> Iterator[str]:
    yield ""
    yield from (f"_{number}" for number in count(2))
