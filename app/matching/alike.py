"""The children of one year whose names are alike by their letters: no slip hides a name there."""

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from app.matching.arrays import NONE, Array
from app.matching.records import Records

MOST = 20
"""Records that are compared, of the some 3,700 of a year in a commune of 60,000 (measured by
`tests/bench/matching/live.py`: by name and year the right child is among the first five for 92 to
93 of 100 instead of 85 to 86; 30 find hardly one more)."""
_LEAST = 0.6
"""Of the letters of both names so many are shared, in their order."""


class YearNames:
    """Reads the names of a year when it is first asked for, and keeps the last answer."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._years: dict[int, tuple[list[str], list[int]]] = {}
        self._last: tuple[str, int] | None = None
        self._found = np.empty(0, np.int64)

    def forget(self) -> None:
        """Read all names again when they are asked for."""
        self._years.clear()
        self._last = None

    def add(self, row: int) -> None:
        """Learn a row."""
        self._last = None
        name = int(self._records.name[row])
        known = self._years.get(int(self._records.year[row]))
        if known and name != NONE:
            texts, rows = known
            texts.append(self._text(name))
            rows.append(row)

    def of(self, name: int, year: int) -> Array:
        """Give the living rows of a year whose names are most like one."""
        asked = self._text(name), year
        if asked != self._last:
            self._last, self._found = asked, self._alike(*asked)
        return self._found[self._records.alive[self._found]]

    def _alike(self, text: str, year: int) -> Array:
        if year not in self._years:
            self._years[year] = self._read(year)
        texts, listed = self._years[year]
        rows = np.array(listed, np.int64)
        if not texts:
            return rows
        alike = process.cdist([text], texts, scorer=Indel.normalized_similarity)[0]
        alike[~self._records.alive[rows]] = 0.0
        best = np.argsort(-alike, kind="stable")[:MOST]
        return rows[best[alike[best] >= _LEAST]]

    def _read(self, year: int) -> tuple[list[str], list[int]]:
        records = self._records
        size = len(records)
        there = records.alive[:size] & (records.year[:size] == year) & (records.name[:size] != NONE)
        rows = np.flatnonzero(there)
        return [self._text(int(name)) for name in records.name[rows]], rows.tolist()

    def _text(self, name: int) -> str:
        return self._records.names.folded(name).replace(" ", "")
