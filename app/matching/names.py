"""Every name once, as a number: its syllables, and the keys by which names are counted and found.

A name of more than seven syllables is compared by its first and its last six.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b

import numpy as np

from app.domain.text.text import APOSTROPHES, nfc_clean
from app.domain.text.typing_remains import mend_name
from app.matching.arrays import NONE, Array, Numbering, with_room
from app.matching.name_parts import FAMILY, place_syllables
from app.matching.syllables import Lexicon, syllable_text

LONGEST = 7
_ROOM = 1024
_TEXTS = 1 << 17
_ALL = sys.maxsize
_WORD_BREAK = re.compile(f"[\\s.]+|(?<=\\b[hHkK][{APOSTROPHES}])")
_JOINED = re.compile("\\bH(?=[BCDĐGKLMNRSTVX][a-zăâêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụý])")
"""A particle is a syllable of its own: `H' Liên`, `H'Liên` and `HLiên` are one name."""
_WHOLE, _REST, _SORTED, _SOUNDS = range(4)


class Names:
    """Numbers names in the order of their coming."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.syllables = np.full((_ROOM, LONGEST), NONE, np.int32)
        self.places = np.full((_ROOM, LONGEST), NONE, np.int8)
        """Of each syllable: of the family, between, or the given name (`name_parts`)."""
        self.length = np.zeros(_ROOM, np.int8)
        self.plain = np.zeros(_ROOM, np.int32)
        """Name -> the name that is the same without marks."""
        self.fold = np.zeros(_ROOM, np.int32)
        """Name -> the number of its whole text, marks aside; `rest`: without the first syllable."""
        self.rest = np.zeros(_ROOM, np.int32)
        self.family = np.full(_ROOM, NONE, np.int32)
        """The folded first syllable of the family's part; NONE where a name has none."""
        self.sorted_folds = np.zeros(_ROOM, np.uint64)
        """Key of the folded syllables in any order; `squeezed`: of the folded letters."""
        self.sorted_sounds = np.zeros(_ROOM, np.uint64)
        self.squeezed = np.zeros(_ROOM, np.uint64)
        self.texts = Numbering()
        """Numbers of whole and rest texts, which are counted."""
        self._numbers = Numbering()
        self._read: dict[str, int] = {}
        self._lasting = _ALL
        """Names from this number on are a draft's, …"""
        self._read_passing: dict[str, int] = {}
        """… and so are these texts."""

    def __len__(self) -> int:
        """Count the names."""
        return len(self._numbers)

    def number(self, text: str) -> int:
        """Read a name; NONE when there is nothing in it to compare."""
        if not text:
            return NONE
        found = self._read.get(text, self._read_passing.get(text))
        if found is None:
            if len(self._read) > _TEXTS:
                self._read.clear()
            found = self._of_text(text)
            read = self._read if found < self._lasting else self._read_passing
            read[text] = found
        return found

    def folded(self, number: int) -> str:
        """Write a name without marks."""
        kept = self.syllables[number][: self.length[number]]
        return " ".join([self.lexicon.syllables[one].fold for one in kept])

    def written(self, number: int) -> str:
        """Write a name with its marks, as it is compared."""
        kept = self.syllables[number][: self.length[number]]
        return " ".join([self.lexicon.syllables[one].text for one in kept])

    def begins(self, draft: int, names: Array) -> Array:
        """Whether names have, at its place, a syllable that begins as the last of a draft's."""
        lexicon, at = self.lexicon, int(self.length[draft]) - 1
        typed = lexicon.syllables[self.syllables[draft, at]].fold
        begun = np.zeros(len(lexicon), bool)
        begun[list(lexicon.begun(typed))] = True
        return (self.length[names] > at) & begun[lexicon.fold[self.syllables[names, at]]]

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Forget in the end whatever names and syllables came within: those of a draft."""
        names, texts, syllables = len(self._numbers), len(self.texts), len(self.lexicon)
        self._lasting = names
        try:
            yield
        finally:
            self._lasting = _ALL
            self._read_passing.clear()
            self._numbers.forget(names)
            self.texts.forget(texts)
            self.lexicon.forget(syllables)

    def relate_passing(self, names: Array) -> None:
        """Relate the syllables of a draft to those of the names it is to be compared with."""
        if self.lexicon.has_new:
            plain = self.plain[names]
            syllables = np.unique(np.concatenate([self.syllables[names], self.syllables[plain]]))
            self.lexicon.relate_newest(syllables[syllables != NONE])

    def settle(self) -> None:
        """Keep in little memory what was learnt at one go."""
        self._read.clear()
        self._numbers.settle()
        self.texts.settle()

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of it."""
        columns = {name: getattr(self, name)[: len(self)] for name in _COLUMNS}
        return {**columns, "texts": self.texts.keys(), "numbers": self._numbers.keys()}

    def restore(self, kept: Mapping[str, Array]) -> None:
        """Become, from nothing, what was kept; the lexicon was restored before."""
        for name in _COLUMNS:
            setattr(self, name, kept[name])
        self.texts, self._numbers = Numbering(kept["texts"]), Numbering(kept["numbers"])

    def _of_text(self, text: str) -> int:
        numbers = [self.lexicon.number(syllable_text(word)) for word in name_words(text)]
        kept = [number for number in numbers if self.lexicon.syllables[number].fold]
        if len(kept) > LONGEST:
            kept = [kept[0], *kept[1 - LONGEST :]]
        return self._number(kept) if kept else NONE

    def _number(self, syllables: list[int]) -> int:
        known = len(self._numbers)
        number = self._numbers.number(_key(_WHOLE, syllables))
        if number == known:
            self._describe(number, syllables)
        return number

    def _describe(self, number: int, syllables: list[int]) -> None:
        if number >= len(self.length):
            self._make_room(number + 1)
        lexicon = self.lexicon
        folds = [int(lexicon.fold[one]) for one in syllables]
        self.syllables[number] = NONE
        self.syllables[number, : len(syllables)] = syllables
        self.length[number] = len(syllables)
        texts = [lexicon.syllables[one].fold for one in folds]
        self.places[number, : len(syllables)] = places = place_syllables(texts)
        self.family[number] = folds[places.index(FAMILY)] if FAMILY in places else NONE
        self.fold[number] = self.texts.number(_key(_WHOLE, folds))
        self.rest[number] = self.texts.number(_key(_REST, folds[1:]))
        self.sorted_folds[number] = _key(_SORTED, sorted(folds))
        sounds = sorted(int(lexicon.sound[one]) for one in folds)
        self.sorted_sounds[number] = _key(_SOUNDS, sounds)
        letters = self.folded(number).replace(" ", "").encode()
        self.squeezed[number] = int.from_bytes(blake2b(letters, digest_size=8).digest())
        self.plain[number] = number if folds == syllables else self._number(folds)

    def _make_room(self, size: int) -> None:
        for name in _COLUMNS:
            setattr(self, name, with_room(getattr(self, name), size))


_COLUMNS = (
    *("syllables", "places", "length", "plain", "fold", "rest", "family"),
    *("sorted_folds", "sorted_sounds", "squeezed"),
)


def _key(kind: int, numbers: list[int]) -> int:
    # It begins far from any number: else the first one could take it to 0, and be lost.
    key = (kind + 1) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    for number in numbers:
        key = (key ^ (number + 1)) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        key ^= key >> 31
    return key * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF


def name_words(text: str) -> list[str]:
    """Part a name into words, as it was meant where keys or an old font were left standing."""
    # Mended first: a soft hyphen is no text, but was the ư of old fonts.
    text = _JOINED.sub("H'", nfc_clean(mend_name(text)))
    return [word for word in _WORD_BREAK.split(text) if word]
