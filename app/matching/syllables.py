"""Every syllable once, as a number, and how each two of them relate as words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from app.domain.text.orthography import is_possible
from app.domain.text.text import APOSTROPHES, fold, lacks_marks, letters_and_tone, tone_key
from app.matching.arrays import NONE, Array, bytes_as_texts, texts_as_bytes, with_room
from app.matching.relation import BACK, Relation

_HOOK, _TILDE = "\u0309", "\u0303"
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES + "-")
# Sounds that are one sound somewhere in the country, or two spellings of one sound.
_SOUNDS = (
    (re.compile("^(?:gi(?=[^\\W\\d_])|r|v)"), "d"),
    (re.compile("^l"), "n"),
    (re.compile("^x"), "s"),
    (re.compile("^tr"), "ch"),
    (re.compile("^ngh"), "ng"),
    (re.compile("^gh"), "g"),
    (re.compile("^[kq](?!h)"), "c"),
    (re.compile("(?:ng|nh)$"), "n"),
    (re.compile("(?:ch|c)$"), "t"),
    (re.compile("y"), "i"),
)
_Key = TypeVar("_Key")
_SPACE, _YES = "\t", "x"
_ROOM = 1024
_ROWS = 512
_FARTHEST = 2


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable as written, with the forms in which it is compared."""

    text: str
    fold: str
    sound: str
    letters: str
    tone: str
    spelled_sound: str
    is_possible: bool

    @property
    def typed(self) -> str:
        """The letters, then the tone, as two typists would compare them."""
        return self.letters + self.tone


def read_syllable(text: str) -> Syllable:
    """Take a syllable apart; the text is a `syllable_text`."""
    folded = fold(text)
    letters, tone = letters_and_tone(text)
    return Syllable(text, folded, _sound(folded), letters, tone, _sound(letters), is_possible(text))


def syllable_text(word: str) -> str:
    """Write a word as syllables are kept: small, the tone at its place, no apostrophe.

    A particle alone keeps it: the `H'` of H' Liên is no initial.
    """
    text = tone_key(word).translate(_NO_APOSTROPHES)
    return f"{text}'" if len(text) == 1 and word[-1] in APOSTROPHES else text


class Lexicon:
    """Numbers syllables in the order of their coming; knows how any two relate."""

    def __init__(self) -> None:
        self.syllables: list[Syllable] = []
        self.fold = np.zeros(_ROOM, np.int32)
        """Syllable -> the syllable that is its fold."""
        self.sound = np.zeros(_ROOM, np.int32)
        """Syllable -> the number of its sound."""
        self.possible = np.zeros(_ROOM, bool)
        self.relation = np.zeros((_ROOM, _ROOM), np.uint8)
        """`Relation` of the row's syllable to the column's."""
        self._numbers: dict[str, int] = {}
        self._sounds: dict[str, int] = {}
        self.drafts = 0
        """How often syllables were taken back: those of a draft had the numbers of another's."""
        self._related = 0
        self._by_fold: defaultdict[str, list[int]] = defaultdict(list)
        self._by_sound: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._begun: defaultdict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """Count the syllables."""
        return len(self.syllables)

    def number(self, text: str) -> int:
        """Give the number of a syllable; a new one where it has none."""
        known = self._numbers.get(text)
        return self._add(read_syllable(text)) if known is None else known

    def begun(self, beginning: str) -> Sequence[int]:
        """Give the numbers of the folded syllables that begin so."""
        return self._begun.get(beginning, ())

    @property
    def lasting(self) -> int:
        """Count the syllables of records; those of a draft come after them."""
        return self._related

    @property
    def has_new(self) -> bool:
        """Whether there are syllables that are not related yet."""
        return self._related < len(self.syllables)

    def relate(self) -> None:
        """Bring `relation` up to date; what is asked of it first needs this."""
        size = len(self.syllables)
        for start in range(self._related, size, _ROWS):
            self._relate(range(start, min(start + _ROWS, size)))
        self._related = size

    def relate_newest(self, to: Array) -> None:
        """Relate the syllables that are not related yet to some others only: those of a draft."""
        for number in range(self._related, len(self.syllables)):
            self._relate_one(number, np.append(to, range(self._related, number + 1)))

    def forget(self, size: int) -> None:
        """Take back the newest syllables, so that `size` are left."""
        self.drafts += len(self.syllables) > size
        while len(self.syllables) > size:
            one = self.syllables.pop()
            del self._numbers[one.text]
            _pop(self._by_fold, one.fold)
            _pop(self._by_sound, (one.spelled_sound, one.tone))
            if one.fold == one.text:
                for end in range(1, len(one.fold) + 1):
                    _pop(self._begun, one.fold[:end])
        most = int(self.sound[:size].max(initial=NONE))
        while len(self._sounds) > most + 1:
            self._sounds.popitem()

    def kept(self) -> dict[str, Array]:
        """Give what is to be kept of it."""
        size = self._related
        lines = (_SPACE.join(_parts(one)) for one in self.syllables[:size])
        first, second = np.nonzero(self.relation[:size, :size])
        return {
            "syllables": texts_as_bytes(lines),
            "first": first.astype(np.int32),
            "second": second.astype(np.int32),
            "relation": self.relation[first, second],
        }

    def restore(self, kept: Mapping[str, Array]) -> None:
        """Become, from nothing, what was kept."""
        for line in bytes_as_texts(kept["syllables"]):
            text, folded, sound, letters, tone, spelled, possible = line.split(_SPACE)
            if text not in self._numbers:  # a fold comes with what it is the fold of
                self._add(Syllable(text, folded, sound, letters, tone, spelled, possible == _YES))
        self.relation[kept["first"], kept["second"]] = kept["relation"]
        self._related = len(self.syllables)

    def _add(self, syllable: Syllable) -> int:
        number = self._numbers[syllable.text] = len(self.syllables)
        self.syllables.append(syllable)
        if len(self.fold) < len(self.syllables):
            self._make_room()
        self._by_fold[syllable.fold].append(number)
        self._by_sound[syllable.spelled_sound, syllable.tone].append(number)
        self.possible[number] = syllable.is_possible
        self.sound[number] = self._sounds.setdefault(syllable.sound, len(self._sounds))
        is_fold = syllable.fold == syllable.text
        self.fold[number] = number if is_fold else self.number(syllable.fold)
        if is_fold:
            for end in range(1, len(syllable.fold) + 1):
                self._begun[syllable.fold[:end]].append(number)
        return number

    def _make_room(self) -> None:
        size = len(self.syllables)
        self.fold, self.sound = with_room(self.fold, size), with_room(self.sound, size)
        self.possible = with_room(self.possible, size)
        wider = np.zeros((len(self.fold), len(self.fold)), np.uint8)
        known = self._related
        wider[:known, :known] = self.relation[:known, :known]
        self.relation = wider

    def _relate_one(self, number: int, to: Array) -> None:
        one = self.syllables[number]
        texts = [self.syllables[other].typed for other in to]
        found = _by_letters(_distances([one.typed], texts)[0], one.typed, texts)
        self.relation[number, to], self.relation[to, number] = found, found
        self._relate_alike(number, len(self.syllables))

    def _relate(self, rows: range) -> None:
        """Relate new syllables to all before them, and to each other."""
        texts = [syllable.typed for syllable in self.syllables[: rows.stop]]
        near = _distances(texts[rows.start :], texts)
        for number, distances in zip(rows, near, strict=True):
            found = _by_letters(distances, texts[number], texts)
            self.relation[number, : rows.stop] = found
            self.relation[: rows.stop, number] = found
            self._relate_alike(number, rows.stop)

    def _relate_alike(self, number: int, stop: int) -> None:
        one = self.syllables[number]
        for other in self._alike(one):
            if other < stop:
                there = _relate(one, self.syllables[other])
                self.relation[number, other] = there
                self.relation[other, number] = BACK.get(there, there)

    def _alike(self, one: Syllable) -> Iterable[int]:
        """Give the syllables whose relation is more than a distance in letters."""
        yield from self._by_sound.get((one.spelled_sound, one.tone), ())
        if one.text.endswith("'"):
            pass
        elif len(one.fold) == 1:
            for folded in self._begun.get(one.fold, ()):
                yield from self._by_fold[self.syllables[folded].fold]
        elif one.fold:
            for other in self._by_fold.get(one.fold[0], ()):
                if not self.syllables[other].text.endswith("'"):
                    yield other
        # Last, as one fold says more than one sound.
        yield from self._by_fold.get(one.fold, ())


def _pop(numbers: dict[_Key, list[int]], key: _Key) -> None:
    numbers[key].pop()
    if not numbers[key]:
        del numbers[key]


def _distances(some: Sequence[str], others: Sequence[str]) -> Array:
    return cdist(some, others, scorer=OSA.distance, score_cutoff=_FARTHEST, dtype=np.uint8)


def _parts(one: Syllable) -> tuple[str, ...]:
    possible = _YES if one.is_possible else ""
    return one.text, one.fold, one.sound, one.letters, one.tone, one.spelled_sound, possible


def _sound(letters: str) -> str:
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def _by_letters(distances: Array, text: str, texts: Sequence[str]) -> Array:
    found = np.full(len(distances), Relation.OTHER, np.uint8)
    found[distances == 1] = Relation.LETTER
    for at in np.flatnonzero(distances == _FARTHEST).tolist():
        if max(len(text), len(texts[at])) > 4:
            found[at] = Relation.TWO_LETTERS
    return found


def _relate(first: Syllable, second: Syllable) -> Relation:
    if first.text == second.text:
        return Relation.SAME
    if first.fold == second.fold:
        return _relate_marks(first, second)
    if first.spelled_sound == second.spelled_sound and first.tone == second.tone:
        return Relation.SOUND
    return Relation.INITIAL


def _relate_marks(first: Syllable, second: Syllable) -> Relation:
    if first.tone == second.tone and first.spelled_sound == second.spelled_sound:
        return Relation.SPELLING
    if lacks_marks(first.text, second.text):
        return Relation.FEWER_MARKS
    if lacks_marks(second.text, first.text):
        return Relation.MORE_MARKS
    if first.letters == second.letters and {first.tone, second.tone} == {_HOOK, _TILDE}:
        return Relation.HOOK_TILDE
    return Relation.OTHER_MARKS
