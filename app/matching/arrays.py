"""Small tools on arrays of numbers: growing, mixing numbers into keys, numbering keys densely."""

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import numpy.ma  # numpy asks for it when it first counts: no lane may import
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
NONE = -1
"""Stands for nothing known, where numbers name things."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(31)
_FEW = 1_000
"""So many things are counted faster one by one than in a row of all there could be."""


def with_room(array: Array, size: int) -> Array:
    """Give an array with room for `size` rows, twice as long where it has to be made anew."""
    if size <= len(array):
        return array
    longer = np.zeros((max(size, 2 * len(array)), *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer


def mix(kind: int | Array, *parts: Array) -> Array:
    """Mix numbers into keys of 64 bits, never 0; the same on every machine.

    Two contents with one key only make one more candidate.
    """
    key = np.broadcast_to(np.asarray(kind, np.uint64), parts[0].shape)
    for part in parts:
        key = (key ^ part.astype(np.uint64)) * _SPREAD
        key ^= key >> _HALF
        key *= _STIR
    return key | np.uint64(1)


class Numbering:
    """Gives each key a small number, the same key the same one, in the order of their coming."""

    def __init__(self, keys: Array | None = None) -> None:
        self._new: dict[int, int] = {}
        self._sort(np.empty(0, np.uint64) if keys is None else keys)

    def __len__(self) -> int:
        """Count the numbers given."""
        return len(self._sorted) + len(self._new)

    def find(self, key: int) -> int:
        """Give the number of a key, or NONE."""
        number = self._new.get(key)
        if number is not None:
            return number
        at = int(np.searchsorted(self._sorted, np.uint64(key)))
        if at < len(self._sorted) and int(self._sorted[at]) == key:
            return int(self._order[at])
        return NONE

    def number(self, key: int) -> int:
        """Give the number of a key; a new one where it has none."""
        found = self.find(key)
        if found == NONE:
            found = self._new[key] = len(self)
        return found

    def keys(self) -> Array:
        """Give all keys in the order of their numbers."""
        keys = np.empty(len(self), np.uint64)
        keys[self._order] = self._sorted
        for key, number in self._new.items():
            keys[number] = key
        return keys

    def forget(self, size: int) -> None:
        """Take back the newest numbers, so that `size` are left; settled ones stay."""
        while len(self) > size:
            self._new.popitem()

    def settle(self) -> None:
        """Put what is new into the sorted keys: it takes a tenth of the memory."""
        if self._new:
            self._sort(self.keys())
            self._new = {}

    def _sort(self, keys: Array) -> None:
        self._order = np.argsort(keys, kind="stable").astype(np.int32)
        self._sorted = keys[self._order]


def count_up(counts: Array, at: tuple[Array, ...], sign: int = 1) -> None:
    """Add one (or take it away) wherever `at` points, as often as it does."""
    if len(at[0]) < _FEW:
        np.add.at(counts, at, sign)
        return
    flat = np.bincount(np.ravel_multi_index(at, counts.shape), minlength=counts.size)
    counts += (sign * flat).reshape(counts.shape).astype(counts.dtype)


def texts_as_bytes(texts: Iterable[str]) -> Array:
    """Write texts that hold no line break as bytes, to be kept."""
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


def bytes_as_texts(kept: Array) -> list[str]:
    """Read texts again; no bytes are no text."""
    text = kept.tobytes().decode()
    return text.split("\n") if text else []
