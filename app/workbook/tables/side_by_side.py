"""Tables that stand side by side on a sheet: which columns belong to which list of children."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.workbook.sheet import Cell
from app.workbook.tables.column_looks import is_filled
from app.workbook.tables.header_block import heads_a_list
from app.workbook.tables.header_paths import meaning_of_path

Paths = Mapping[int, tuple[str, ...]]
_SPARSE = 0.3


def part_lists(paths: Paths, rows: Sequence[Sequence[Cell]]) -> list[dict[int, tuple[str, ...]]]:
    """Part the columns under one header into its lists; nearly always there is one.

    A part that is no list belongs to the list on its left, unless it is a small table of its own.
    """
    parts = _parts(paths)
    lists: list[dict[int, tuple[str, ...]]] = []
    waiting: dict[int, tuple[str, ...]] = {}
    for part in parts:
        if _is_list(part):
            lists.append({**waiting, **part})
            waiting = {}
        elif not lists:
            waiting |= part
        elif not _stands_alone(part, rows):
            lists[-1] |= part
    return lists or [dict(paths)]


def only(cells: Sequence[Cell], first: int, after: int) -> list[Cell]:
    """Keep the cells of a row that stand in a list, at their places."""
    return [cell if first <= at < after else "" for at, cell in enumerate(cells)]


def bounds(part: Paths, paths: Paths) -> tuple[int, int]:
    """Give the first column of a list and the one after its last: up to the next part."""
    beyond = [at for at in paths if at > max(part) and at not in part]
    before = [at for at in paths if at < min(part) and at not in part]
    return (min(part) if before else 0), (min(beyond) if beyond else 1 << 14)


def letter_of(column: int) -> str:
    """Name a column as Excel does: A to Z, then AA."""
    return (letter_of(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _parts(paths: Paths) -> list[dict[int, tuple[str, ...]]]:
    """Part the columns at gaps, and where the row numbers begin again."""
    columns = sorted(paths)
    cuts = [b for a, b in pairwise(columns) if b - a > 1 or _field(paths, b) == "row_no"]
    parts: list[dict[int, tuple[str, ...]]] = []
    for column in columns:
        if not parts or column in cuts:
            parts.append({})
        parts[-1][column] = paths[column]
    return parts


def _field(paths: Paths, column: int) -> str:
    return meaning_of_path(paths[column]).field


def _is_list(part: Paths) -> bool:
    return heads_a_list({at: " ".join(path) for at, path in part.items()}) or (
        heads_a_list({at: path[-1] for at, path in part.items()})
        and any(_field(part, at) == "full_name" for at in part)
    )


def _stands_alone(part: Paths, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a part is a summary beside the list: numbered by itself, and far shorter."""
    if not any(_field(part, at) in ("row_no", "village") for at in part):
        return False
    filled = [
        sum(1 for row in rows if at < len(row) and is_filled(row[at])) / max(1, len(rows))
        for at in part
    ]
    return max(filled, default=0.0) < _SPARSE
