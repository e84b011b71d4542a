"""What was found of a draft, kept from one key to the next: a key changes one field."""

from collections.abc import Callable, Hashable

import numpy as np

from app.matching.arrays import Array

Found = tuple[Array, ...]
"""Columns, each with one row a pair."""
_MOST = 2_000
"""Records compared with one draft before all is forgotten."""


class Remembered:
    """Asks of each record once, as long as what is asked about stays the same."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Forget all."""
        self._about: Hashable = None
        self._rows = np.empty(0, np.int64)
        self._found: Found = ()

    def find(self, about: Hashable, rows: Array, find: Callable[[Array], Found]) -> Found:
        """Give what `find` finds of records; it is told which of `rows` it is asked about.

        `about` is all that the answer depends on beside the record.
        """
        if about != self._about or len(self._rows) > _MOST:
            self.forget()
            self._about = about
        if not len(self._rows):
            return self._learnt(rows, find(np.arange(len(rows))))
        at = np.searchsorted(self._rows, rows)
        new = np.flatnonzero(self._rows[np.minimum(at, len(self._rows) - 1)] != rows)
        if len(new):
            found = find(new)
            together = zip(self._found, found, strict=True)
            self._learnt(
                np.append(self._rows, rows[new]), tuple(np.concatenate(one) for one in together)
            )
            at = np.searchsorted(self._rows, rows)
        return tuple(column[at] for column in self._found)

    def _learnt(self, rows: Array, found: Found) -> Found:
        order = np.argsort(rows)
        self._rows, self._found = rows[order], tuple(column[order] for column in found)
        return found
