"""One table with the villages of several communes, each under a line that names its commune."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.places.unit_names import UnitNames
from app.domain.places.units import Unit
from app.domain.text.text import fold
from app.workbook.tables.progress_tables import ProgressTable

_TITLES = ("xa ", "phuong ", "dac khu ", "x.", "p.", "ubnd ")


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a table that belongs to a commune."""

    row: int
    """Where it begins."""
    name: str
    units: tuple[Unit, ...]
    """Of one name several, or none."""
    table: ProgressTable
    """Its villages as the lines, what stands beside the commune's name as the total."""


def sections_of(table: ProgressTable, above: Sequence[str], names: UnitNames) -> list[Section]:
    """Part a table; empty where its lines are of one commune, or are all communes.

    `above` are the texts before it: the name of the first commune may be the last of them.
    """
    heads = {row: name for row, name in table.grid.row_names.items() if _is_titled(name)}
    if above and _is_titled(above[-1]):
        heads[min(table.grid.row_names) - 1] = above[-1]
    is_of_communes = table.level == "commune" and not (above and _is_titled(above[-1]))
    if is_of_communes or len(heads) < 2 or not any(line.row not in heads for line in table.lines):
        return []
    return list(_sections(table, dict(sorted(heads.items())), names))


def _sections(
    table: ProgressTable, heads: Mapping[int, str], names: UnitNames
) -> Iterator[Section]:
    ends = [*list(heads)[1:], max(table.grid.row_names) + 1]
    for (row, name), end in zip(heads.items(), ends, strict=True):
        within = [line for line in table.lines if row < line.row < end]
        own = [line for line in table.lines if line.row == row]
        part = replace(table, lines=tuple(within), totals=tuple(own))
        yield Section(row, name, names.communes_named(name), part)


def _is_titled(name: str) -> bool:
    return fold(name).startswith(_TITLES)
