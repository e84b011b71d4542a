"""Finds the few records worth comparing, and learns a record at once.

Keys lie sorted, each with its row; what was learnt since they were sorted lies beside them.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from app.matching.alike import YearNames
from app.matching.arrays import NONE, Array
from app.matching.keys import FOR_SCAN, STRONG, fold_keys, keys_of, surname_given_keys
from app.matching.records import Records

_CROWD = 400
"""A key that more records share says too little to be followed …"""
_CROWD_IN_SCAN = 100
"""… and in a scan, where every record has its date or its family, sooner (measured: none lost)."""
_MOST = 80
"""Candidates of a draft that are compared, those with most keys in common first."""
_FRESH = 2_000
"""Records learnt one by one before the keys are sorted anew."""
_AT_ONCE = 8_192


class Index:
    """An inverted index from keys to the rows of records."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._keys = np.empty(0, np.uint64)
        self._rows = np.empty(0, np.int32)
        self._indexed = 0
        self._fresh: defaultdict[int, list[int]] = defaultdict(list)
        self._fresh_rows = 0
        self._beginnings = _Beginnings(records)
        self._of_year = YearNames(records)

    def add(self, rows: Sequence[int]) -> None:
        """Learn rows, so that they are found at once."""
        self._fresh_rows += len(rows)
        if self._fresh_rows > _FRESH:
            self.settle()
            return
        for row, keys in zip(rows, keys_of(self._records, np.array(rows)).tolist(), strict=True):
            for key in keys:
                if key:
                    self._fresh[key].append(row)
            self._beginnings.add(row)
            self._of_year.add(row)

    def settle(self) -> None:
        """Sort all keys: what was put in one by one, and what was not put in at all."""
        size = len(self._records)
        if size == self._indexed:
            return
        keys, rows = [], []
        living = np.flatnonzero(self._records.alive[:size])
        for start in range(0, len(living), _AT_ONCE):
            block = living[start : start + _AT_ONCE]
            found = keys_of(self._records, block)
            at = np.nonzero(found)
            keys.append(found[at])
            rows.append(block[at[0]].astype(np.int32))
        self._keys = np.concatenate(keys) if keys else np.empty(0, np.uint64)
        self._rows = np.concatenate(rows) if rows else np.empty(0, np.int32)
        order = np.argsort(self._keys, kind="stable")
        self._keys, self._rows = self._keys[order], self._rows[order]
        self._indexed = size
        self._fresh.clear()
        self._fresh_rows = 0
        self._beginnings.settle()
        self._of_year.forget()

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of it; `settle` comes before."""
        return {"keys": self._keys, "rows": self._rows, **self._beginnings.kept()}

    def restore(self, kept: Mapping[str, Array]) -> None:
        """Become, from nothing, what was kept; the records were restored before."""
        self._keys, self._rows = kept["keys"], kept["rows"]
        self._indexed = len(self._records)
        self._beginnings.restore(kept)

    def partners(self, rows: Array) -> tuple[Array, Array]:
        """Pair rows with the others that could be the same child: for a scan.

        Many are asked about after `settle`. Two rows come in both orders where both are asked
        about.
        """
        keys = keys_of(self._records, rows)[:, :FOR_SCAN]
        at, kind = np.nonzero(keys)
        asked, found = self._follow(keys[at, kind], _CROWD_IN_SCAN)
        left, strong = at[asked], kind[asked] < STRONG
        code = left.astype(np.int64) << 32 | found
        code = np.sort(np.concatenate([code, code[strong]]))
        # Two votes are two equal neighbours.
        twice = code[1:][code[1:] == code[:-1]]
        twice = twice[np.append(True, twice[1:] != twice[:-1])] if len(twice) else twice
        left, right = twice >> 32, twice & 0xFFFFFFFF
        other = rows[left] != right
        return rows[left[other]], right[other]

    def candidates(self, draft: Records, *, typing: bool) -> Array:
        """Give the rows that could be the child of a draft, few even while little is typed."""
        keys = keys_of(draft, np.zeros(1, np.int64))[0]
        kinds = np.flatnonzero(keys)
        asked, found = self._follow(keys[kinds], _CROWD)
        votes = np.where(kinds[asked] < STRONG, 2, 1)
        if typing and draft.name[0] != NONE:
            begun = self._begun(draft)
            found = np.concatenate([found, begun])
            votes = np.concatenate([votes, np.ones(len(begun), votes.dtype)])
        rows, at = np.unique(found, return_inverse=True)
        counted = np.bincount(at, votes, len(rows))
        best = rows[np.argsort(-counted, kind="stable")[:_MOST]]
        if typing and draft.has_name_alone:
            return self._as_begun(draft, best)
        return self._with_alike(draft, best)

    def _with_alike(self, draft: Records, rows: Array) -> Array:
        """Add those of the year whose names are alike: a crowd shares the keys of a name."""
        name, year = int(draft.name[0]), int(draft.year[0])
        if name == NONE or not year:
            return rows
        alike = self._of_year.of(name, year)
        more = alike[~np.isin(alike, rows)]
        return np.append(rows[: _MOST - len(more)], more)

    def _as_begun(self, draft: Records, rows: Array) -> Array:
        """Give the rows whose name begins so, where there are any: a name alone says no more."""
        begun = self._records.names.begins(int(draft.name[0]), self._records.name[rows])
        return rows[begun] if begun.any() else rows

    def _follow(self, keys: Array, crowd: int) -> tuple[Array, Array]:
        """Give the living rows of keys: (which of the keys, the row)."""
        start = np.searchsorted(self._keys, keys, "left")
        count = np.searchsorted(self._keys, keys, "right") - start
        count[count > crowd] = 0
        asked = np.repeat(np.arange(len(keys)), count)
        within = np.arange(len(asked)) - np.repeat(np.cumsum(count) - count, count)
        found = self._rows[start[asked] + within].astype(np.int64)
        if self._fresh:
            fresh = [self._fresh.get(key, ()) for key in keys.tolist()]
            asked = np.append(asked, np.repeat(np.arange(len(keys)), [len(f) for f in fresh]))
            found = np.append(found, np.array([row for rows in fresh for row in rows], np.int64))
        living = self._records.alive[found]
        return asked[living], found[living]

    def _begun(self, draft: Records) -> Array:
        """Find records whose name begins as typed, or with surname and a given name so begun."""
        names = self._records.names
        lexicon = names.lexicon
        typed = names.folded(int(draft.name[0]))
        keys = fold_keys(self._beginnings.of(typed, _CROWD))
        folds = typed.split(" ")
        if len(folds) > 1:
            sounds = {int(lexicon.sound[one]) for one in lexicon.begun(folds[-1])}
            givens = np.array(sorted(sounds), np.int64)
            surname = int(lexicon.sound[names.syllables[draft.name[0], 0]])
            keys = np.concatenate([keys, surname_given_keys(surname, givens)])
        _, found = self._follow(keys, _CROWD)
        # So many begin alike that no one of them is likely before more is typed.
        return found if len(found) <= _CROWD else found[:0]


_BEHIND_ALL = b"\xff"
"""Sorts behind every letter."""


class _Beginnings:
    """The folded names of children in their order, for looking up a beginning."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._texts = np.empty(0, "S1")
        self._folds = np.empty(0, np.int32)
        self._known: set[int] = set()
        self._fresh: list[tuple[bytes, int]] = []

    def add(self, row: int) -> None:
        """Learn the name of a row."""
        name = int(self._records.name[row])
        if name == NONE:
            return
        fold = int(self._records.names.fold[name])
        if fold not in self._known:
            self._known.add(fold)
            insort(self._fresh, (self._text(name), fold))

    def settle(self) -> None:
        """Sort all names."""
        names = self._records.names
        used = self._records.name[: len(self._records)][self._records.alive[: len(self._records)]]
        used = np.unique(used[used != NONE])
        folds, first = np.unique(names.fold[used], return_index=True)
        texts = np.array([self._text(int(name)) for name in used[first]], "S")
        # Room for the mark behind the longest.
        texts = texts.astype(f"S{texts.dtype.itemsize + 1}")
        order = np.argsort(texts, kind="stable") if len(texts) else np.empty(0, np.int64)
        self._texts, self._folds = texts[order], folds[order]
        self._fresh.clear()
        self._known = set()

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of them."""
        return {"begun_texts": self._texts, "begun_folds": self._folds}

    def restore(self, kept: Mapping[str, Array]) -> None:
        """Become what was kept."""
        self._texts, self._folds = kept["begun_texts"], kept["begun_folds"]

    def of(self, beginning: str, most: int) -> Array:
        """Give the folded names that begin so, the first ones only."""
        text = beginning.encode()
        ends = np.array([text, text + _BEHIND_ALL], self._texts.dtype)
        start, stop = np.searchsorted(self._texts, ends).tolist()
        found = self._folds[start : min(stop, start + most)].astype(np.int64)
        fresh = self._fresh[bisect_left(self._fresh, (text, 0)) :]
        more = [fold for name, fold in fresh if name.startswith(text)]
        return np.unique(np.append(found, more)).astype(np.int64) if more else found

    def _text(self, name: int) -> bytes:
        return self._records.names.folded(name).encode()
