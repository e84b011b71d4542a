"""Names as syllables, each kept once, and how two syllables relate as words."""

import re
from enum import IntEnum, auto

from rapidfuzz.distance import OSA

from app.domain.orthography import is_possible
from app.domain.text import APOSTROPHES, fold, lacks_marks, letters_and_tone, nfc_clean, tone_key

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
_TEXTS = 1 << 17
_RELATIONS = 1 << 18
_WORD_BREAK = re.compile("[\\s.]+")


class Relation(IntEnum):
    """How the second syllable could have come from the first."""

    SAME = auto()
    SPELLING = auto()
    """Lý and Lí."""
    FEWER_MARKS = auto()
    """The first lacks marks or a tone of the second: Nguyên and Nguyễn."""
    MORE_MARKS = auto()
    HOOK_TILDE = auto()
    """Mỷ and Mỹ, one sound in half the country."""
    OTHER_MARKS = auto()
    """Hùng and Hưng: both are marked, and differ."""
    SOUND = auto()
    """Lam and Nam, Sinh and Xinh."""
    LETTER = auto()
    """One letter put in, left out, changed, or two exchanged."""
    TWO_LETTERS = auto()
    INITIAL = auto()
    """N. and Nguyễn."""
    OTHER = auto()


class Syllable:
    """One syllable as written, with the forms in which it is compared; equal only to itself."""

    __slots__ = (
        *("fold", "is_possible", "letters", "number"),
        *("sound", "spelled_sound", "text", "tone"),
    )

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.text = text
        self.fold = fold(text)
        self.sound = _sound(self.fold)
        self.letters, self.tone = letters_and_tone(text)
        self.is_possible = is_possible(text)
        self.spelled_sound = _sound(self.letters)


class Name:
    """A name as written; one object for one spelling. `plain` is the same name without marks."""

    __slots__ = ("fold", "number", "plain", "rest", "syllables")

    def __init__(self, number: int, syllables: tuple[Syllable, ...], plain: "Name | None") -> None:
        self.number = number
        self.syllables = syllables
        self.plain = plain or self
        self.fold = " ".join([syllable.fold for syllable in syllables])
        self.rest = " " + self.fold.partition(" ")[2]
        """What follows the first syllable; the blank tells it from a whole name."""

    @property
    def is_plain(self) -> bool:
        """Whether the whole name was written without marks, as without a Vietnamese keyboard."""
        return self.plain is self and len(self.syllables) > 1


class Lexicon:
    """Keeps every syllable and every name once, so that equal means identical."""

    def __init__(self) -> None:
        self._syllables: dict[str, Syllable] = {}
        self._names: dict[tuple[int, ...], Name] = {}
        self._words: dict[str, Syllable] = {}
        self._texts: dict[str, Name | None] = {}
        self._relations: dict[int, Relation] = {}

    def name(self, text: str) -> Name | None:
        """Read a name; None when there is nothing in it to compare."""
        if not text:
            return None
        if text not in self._texts:
            if len(self._texts) > _TEXTS:
                self._texts.clear()
            self._texts[text] = self._read(text)
        return self._texts[text]

    def _read(self, text: str) -> Name | None:
        words = [self._word(word) for word in _words(text)]
        syllables = tuple([syllable for syllable in words if syllable.fold])
        return self._name(syllables) if syllables else None

    def relation(self, first: Syllable, second: Syllable) -> Relation:
        """Say how two syllables relate; remembered, as names repeat."""
        if first is second:
            return Relation.SAME
        key = first.number << 32 | second.number
        known = self._relations.get(key)
        if known is None:
            if len(self._relations) > _RELATIONS:
                self._relations.clear()
            known = self._relations[key] = _relate(first, second)
        return known

    def _name(self, syllables: tuple[Syllable, ...]) -> Name:
        key = tuple([syllable.number for syllable in syllables])
        known = self._names.get(key)
        if known is None:
            folds = tuple([self._syllable(syllable.fold) for syllable in syllables])
            plain = None if folds == syllables else self._name(folds)
            known = self._names[key] = Name(len(self._names), syllables, plain)
        return known

    def _word(self, word: str) -> Syllable:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._syllable(tone_key(word).translate(_NO_APOSTROPHES))
        return known

    def _syllable(self, text: str) -> Syllable:
        known = self._syllables.get(text)
        if known is None:
            known = self._syllables[text] = Syllable(len(self._syllables), text)
        return known


def _words(text: str) -> list[str]:
    words: list[str] = []
    for word in _WORD_BREAK.split(nfc_clean(text)):
        # `H' Liên` and `H'Liên` are one name: the particle joins what follows.
        if words and len(words[-1]) == 2 and words[-1][1] in APOSTROPHES:
            words[-1] += word
        elif word:
            words.append(word)
    return words


def _sound(letters: str) -> str:
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def _relate(first: Syllable, second: Syllable) -> Relation:
    if first.fold == second.fold:
        return _relate_marks(first, second)
    if first.spelled_sound == second.spelled_sound and first.tone == second.tone:
        return Relation.SOUND
    short, long = sorted((first.fold, second.fold), key=len)
    if len(short) == 1 and long.startswith(short):
        return Relation.INITIAL
    return _relate_letters(first, second)


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


def _relate_letters(first: Syllable, second: Syllable) -> Relation:
    ours, theirs = first.letters + first.tone, second.letters + second.tone
    distance = OSA.distance(ours, theirs, score_cutoff=2)
    if distance == 1:
        return Relation.LETTER
    if distance == 2 and max(len(ours), len(theirs)) > 3:
        return Relation.TWO_LETTERS
    return Relation.OTHER
