"""What comes along with a child who moves here: its ids elsewhere, and its history, line by line.

Kept in the movement by which it came, in texts short enough for every central.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

IDS = "ids"
_MOST = 3500
_LINES = 400
"""The newest lines that are kept."""


class PastLine(NamedTuple):
    """One field that was changed elsewhere."""

    at: str
    author: str
    action: str
    field: str
    old: str
    new: str


def pack_past(ids: Iterable[str], lines: Sequence[PastLine]) -> dict[str, str]:
    """Lay ids and lines out as the texts of a movement."""
    texts = {IDS: " ".join(dict.fromkeys(ids))}
    part, number = "", 1
    for line in lines[-_LINES:]:
        written = json.dumps(short_line(line), ensure_ascii=False) + "\n"
        if part and len(part) + len(written) > _MOST:
            texts[f"{number:03}"] = part
            part, number = "", number + 1
        part += written
    return {**texts, **({f"{number:03}": part} if part else {})}


def short_line(line: PastLine) -> PastLine:
    """Give a line as it is kept."""
    return PastLine(*(text[:500] for text in line))


def past_ids(texts: Mapping[str, str]) -> list[str]:
    """Name the records that the child had elsewhere."""
    return texts.get(IDS, "").split()


def past_lines(texts: Mapping[str, str]) -> Iterator[PastLine]:
    """Give the lines again, the oldest first; what cannot be read is left out."""
    for name in sorted(texts.keys() - {IDS}):
        for written in texts[name].split("\n"):
            line = _line(written)
            if line is not None:
                yield line


def _line(written: str) -> PastLine | None:
    try:
        said = json.loads(written)
    except ValueError:
        return None
    whole = isinstance(said, list) and len(said) == len(PastLine._fields)
    return PastLine(*map(str, said)) if whole else None
