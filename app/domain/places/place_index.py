"""An index over the words of all units: which of them a half-typed text may mean.

Each unit stands under the words of its own name and of those it lies in, so that `nam duong luc
ngan` meets xã Nam Dương of Lục Ngạn. Words may be unfinished, joined, or one letter wrong.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_names import loose
from app.domain.places.place_words import Level, name_key, name_keys
from app.domain.places.units import Unit
from app.domain.text.spelling import SHORTEST, is_one_slip

_LONGEST_SYLLABLE = 7
"""Longer words are names written together: a slip in one of them would be guesswork."""
_ENOUGH_WORDS = 4
_SHORTEST_PREFIX = 2
"""One letter begins thousands of names: it is looked for at the beginning of a name only."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of today or a former one, and the keys it is known by."""

    unit: Unit | FormerUnit
    key: str
    """Its own name without spaces."""
    above: str
    """The names of those it lies in, without spaces, the nearest first."""
    initials: str
    """Of its own name and then of those above."""


class _Above:
    """What a unit lies in, and the rows of all that lie there."""

    def __init__(self, names: Sequence[str]) -> None:
        parts = [name_keys(name) for name in names]
        self.keys = {key for keys in parts for key in (*keys, "".join(keys))}
        self.joined = "".join(key for keys in parts for key in keys)
        self.initials = "".join(key[0] for keys in parts for key in keys)
        self.rows: list[int] = []


class PlaceIndex:
    """The entries of one edition, by word."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.entries: list[Entry] = []
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._former_lines: list[tuple[str, int]] = []
        self._add_units(gazetteer)
        self._add_former(gazetteer)
        self._words = sorted(self._by_word)
        lines = sorted((loose(line), row) for line, row in (*self._lines(), *self._former_lines))
        self._keys, self._rows = [key for key, _ in lines], [row for _, row in lines]
        self._starts = sorted((entry.initials, row) for row, entry in enumerate(self.entries))
        self._slips = _deletions(word for word in self._words if _may_slip(word))

    def _add_units(self, gazetteer: Gazetteer) -> None:
        above = {one.code: _Above([one.name]) for one in gazetteer.units.provinces}
        for unit in gazetteer.units.communes:
            self._add(unit, unit.name, above[unit.parent_code])
        self._add_above(above.values())

    def _add_former(self, gazetteer: Gazetteer) -> None:
        units = list(gazetteer.former.all())
        districts = [unit for unit in units if len(unit.code) == Level.DISTRICT]
        by_key = {loose(name_key(unit.name)): unit.name for unit in districts}
        above = {
            unit.code: _Above([one.name for one in gazetteer.former.line(unit)])
            for unit in districts
        }
        for unit in units:
            if len(unit.code) == Level.COMMUNE:
                row = self._add(unit, unit.name, above[unit.parent_code])
                for parent in unit.former_parents:
                    keys = name_keys(by_key.get(loose(parent), parent))
                    self._file(row, keys)
                    self._former_lines.append((self.entries[row].key + "".join(keys), row))
        self._add_above(above.values())

    def _add(self, unit: Unit | FormerUnit, name: str, above: _Above) -> int:
        own, row = name_keys(name), len(self.entries)
        letters = "".join(key[0] for key in own) + above.initials
        entry = Entry(unit, "".join(own), above.joined, letters)
        self.entries.append(entry)
        self._by_name[entry.key].append(entry)
        self._file(row, own)
        above.rows.append(row)
        return row

    def _file(self, row: int, keys: tuple[str, ...]) -> None:
        for word in (*keys, "".join(keys)):
            self._by_word[word].add(row)

    def _lines(self) -> Iterator[tuple[str, int]]:
        return ((entry.key + entry.above, row) for row, entry in enumerate(self.entries))

    def _add_above(self, above: Iterable[_Above]) -> None:
        for one in above:
            for word in one.keys:
                self._by_word[word].update(one.rows)

    def rows(self, words: Sequence[str]) -> set[int]:
        """Find the entries that have every word; the last may be unfinished."""
        if len(words) == 1 and len(words[0]) < _SHORTEST_PREFIX:
            return self.beginning_with(words[0])
        found: set[int] | None = None
        for place, word in enumerate(words):
            here = self._by_word.get(word, set())
            if place == len(words) - 1:
                here = here.union(*(self._by_word[longer] for longer in self._begun(word)))
            found = here if found is None else found & here
            if not found:
                return set()
        return found or set()

    def named(self, key: str) -> list[Entry]:
        """Find the entries whose own name is this."""
        return self._by_name.get(key, [])

    def beginning_with(self, key: str) -> set[int]:
        """Find the entries whose own name, and then those above, begin so."""
        first = bisect_left(self._keys, loose(key))
        last = bisect_left(self._keys, f"{loose(key)}\U0010ffff")
        return set(self._rows[first:last])

    def by_initials(self, letters: str) -> set[int]:
        """Find the entries by the first letters of their words, those above after their own."""
        first = bisect_left(self._starts, (letters, 0))
        last = bisect_left(self._starts, (f"{letters}\U0010ffff", 0))
        return {row for _, row in self._starts[first:last]}

    def put_right(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Give the words with one letter of one of them put right, where some entry has them."""
        for place, word in enumerate(words):
            for other in sorted(self._near(word)):
                right = [*words[:place], other, *words[place + 1 :]]
                if self.rows(right):
                    yield right

    def but_for_one(self, words: Sequence[str]) -> set[int]:
        """Find the entries that have every word but one, where enough are left to tell."""
        if len(words) < _ENOUGH_WORDS:
            return set()
        return set().union(
            *(self.rows([*words[:at], *words[at + 1 :]]) for at in range(len(words)))
        )

    def _begun(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_PREFIX:
            return []
        first = bisect_left(self._words, word)
        return self._words[first : bisect_left(self._words, f"{word}\U0010ffff")]

    def _near(self, word: str) -> set[str]:
        if word.isdigit():
            return set()
        near = {known for cut in _cuts(word) for known in self._slips.get(cut, ())}
        return {known for known in near if known != word and is_one_slip(word, known)}


@cache
def index_of(gazetteer: Gazetteer) -> PlaceIndex:
    """Give the index of an edition, built once."""
    return PlaceIndex(gazetteer)


def _may_slip(word: str) -> bool:
    return SHORTEST - 1 <= len(word) <= _LONGEST_SYLLABLE and not word.isdigit()


def _cuts(word: str) -> set[str]:
    """Give a word and what is left of it without one letter."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _deletions(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for cut in _cuts(word):
            found[cut].append(word)
    return found
