"""A table old → new of villages, as decisions have it and as people paste it from Excel."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.text.text import fold, nfc_clean

_ARROW = re.compile(r"\t|→|⇒|=>|->")
_SEVERAL = re.compile(r"[,;+\n]|\svà\s")
_ROW_NUMBER = re.compile(r"\d+[.)]?")


@dataclass(frozen=True, slots=True)
class TableLine:
    """Villages of before and those they are from now on; either side may be empty."""

    number: int
    """Its place in the table, from 1."""
    old: tuple[str, ...]
    new: tuple[str, ...]


def read_pasted(text: str) -> list[TableLine]:
    """Read lines `Thôn A, Thôn B → Thôn C`, parted by a tab or an arrow."""
    return read_rows(_ARROW.split(line) for line in text.splitlines())


def read_rows(rows: Iterable[Sequence[str]]) -> list[TableLine]:
    """Read rows of cells: the old names and the new ones; a heading and a row number are left."""
    return list(_lines(rows))


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[TableLine]:
    for number, row in enumerate(rows, 1):
        cells = [nfc_clean(cell) for cell in row]
        if len(cells) > 2 and _ROW_NUMBER.fullmatch(cells[0]):
            cells = cells[1:]
        old, new = (_names(cell) for cell in (*cells, "", "")[:2])
        if (old or new) and not _is_heading(cells):
            yield TableLine(number, old, new)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for part in _SEVERAL.split(cell) if (name := part.strip(" .–-")))


def _is_heading(cells: Sequence[str]) -> bool:
    words = {word for cell in cells for word in fold(cell).split()}
    return {"cu", "moi"} <= words or {"truoc", "sau"} <= words
