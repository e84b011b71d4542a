"""Vietnamese text: clean to one composed form, and compare without what people leave out.

`fold` is the one fold of the program: search keys, duplicates and find-as-you-type all use it.
"""

import re
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

_LOOKALIKES = str.maketrans("ÐðƉɖƢƣ", "ĐđĐđƯư")
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HATS = "\u0302\u0306"
_STRANGE = re.compile(f"[ÐðƉɖƢƣ{_INVISIBLE}{_HATS}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
# A tone typed before the hat (`é` + U+0302) looks right but never composes.
_LOOSE_HAT = re.compile(f"[{_HATS}]")
_MARKS_RUN = re.compile(f"[{_TONES}{_HATS}]{{2,}}")

APOSTROPHES = "'’‘`´ʼʻ′"
_DROPPED = dict.fromkeys(map(ord, APOSTROPHES + "-‐‑‒–—−"))
_UNBARRED = str.maketrans("đĐ", "dD")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# `H' Liên` and `H'Liên` are one name: the particle joins what follows.
_PARTICLE = re.compile(f"(?<!\\S)(\\w[{APOSTROPHES}]+) ")
# Lý/Lí, Mỹ/Mĩ, Kỳ/Kì, Quý/Quí are one word in two spellings; Thy and Thi are two names.
_SPELLING_Y = re.compile("^(h|k|l|m|s|t|v|qu)y")

_VOWELS = "[aăâeêioôơuưy]"
_NUCLEUS = re.compile(f"(?:qu(?={_VOWELS})|gi(?={_VOWELS}))?[^aăâeêioôơuưy]*({_VOWELS}+)")
_HATTED = re.compile("[ăâêôơư](?![ăâêôơư])")


def nfc_clean(text: str) -> str:
    """Compose to NFC, put Đ and Ư for their look-alikes, drop invisible characters, squeeze spaces.

    Case, apostrophes and the place of the tone stay as they were written.
    """
    if _STRANGE.search(text) or not is_normalized("NFC", text):
        text = _repaired(text)
    return " ".join(text.split())


def _repaired(text: str) -> str:
    text = normalize("NFC", _HIDDEN.sub("", text.translate(_LOOKALIKES)))
    if _LOOSE_HAT.search(text):
        text = normalize("NFC", _MARKS_RUN.sub(_hats_first, normalize("NFD", text)))
    return text


def _hats_first(run: re.Match[str]) -> str:
    return "".join(sorted(run[0], key=_TONES.__contains__))


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Fold to what two writers of the same name agree on: lower case, no tones, no marks, đ = d.

    Apostrophes and hyphens are dropped, i = y where that is spelling only, spaces are single.
    The fold of a beginning is a beginning of the fold, so that it serves while one types.
    """
    text = nfc_clean(text)
    if _APOSTROPHE.search(text):
        text = _PARTICLE.sub(r"\1", text)
    return " ".join(filter(None, map(_fold_word, text.split(" "))))


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return _SPELLING_Y.sub(r"\1i", without_marks(word.lower()).translate(_DROPPED))


def without_marks(text: str) -> str:
    """Leave out tones, marks and the bar of đ; letters and case stay (`Thúy` gives `Thuy`)."""
    bare = "".join(letter for letter in normalize("NFD", text) if category(letter) != "Mn")
    return normalize("NFC", bare).translate(_UNBARRED)


def search_key(text: str) -> str:
    """Make the key a text is stored and searched under."""
    return fold(text)


def initials(text: str) -> str:
    """Take the first letter of each word, folded: `Nam Dương` gives `nd`."""
    return "".join(word[0] for word in fold(text).split())


@lru_cache(maxsize=1 << 15)
def tone_key(text: str) -> str:
    """Lower the case and move each tone to one place: `Hoà` and `Hòa` give one key.

    Two texts have one key only if nothing but case and the place of a tone differs.
    """
    return " ".join(map(_tone_word, nfc_clean(text).split()))


@lru_cache(maxsize=1 << 16)
def _tone_word(word: str) -> str:
    letters, tone = letters_and_tone(word)
    nucleus = _NUCLEUS.match(letters)
    if not tone or nucleus is None or re.search(_VOWELS, letters[nucleus.end() :]):
        return normalize("NFC", word.lower())
    place = nucleus.start(1) + _tone_place(nucleus[1], is_open=nucleus.end() == len(letters))
    return normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def letters_and_tone(word: str) -> tuple[str, str]:
    """Part a word from its tone; a word with two tones is no syllable and keeps them."""
    marked = normalize("NFD", word.lower())
    tones = [mark for mark in marked if mark in _TONES]
    if len(tones) != 1:
        return normalize("NFC", marked), ""
    return normalize("NFC", marked.replace(tones[0], "")), tones[0]


def _tone_place(nucleus: str, *, is_open: bool) -> int:
    hatted = _HATTED.search(nucleus)
    if hatted:
        return hatted.start()
    return (len(nucleus) - 1) // 2 if is_open else len(nucleus) - 1


def same_text(a: str, b: str) -> bool:
    """Whether two texts differ in nothing but case, spaces and the place of a tone."""
    return tone_key(a) == tone_key(b)


def is_bare(text: str) -> bool:
    """Whether a text has no mark and no tone at all; it may be any text with its letters."""
    clean = nfc_clean(text)
    return clean.isascii() or without_marks(clean) == clean


def same_marks(one: str, other: str) -> bool:
    """Whether two texts of one fold have the same marks: Lý and Lí have, An and Ân have not."""
    ours, theirs = (_PARTICLE.sub(r"\1", nfc_clean(text)) for text in (one, other))
    return lacks_marks(ours, theirs) and lacks_marks(theirs, ours)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names of one fold may be one: their marks agree, or one has none at all."""
    return same_marks(one, other) or is_bare(one) or is_bare(other)


def lacks_marks(written: str, full: str) -> bool:
    """Whether `written` is `full` with some marks or tones left out (`Dong Á` for `Đồng Á`).

    A mark that is missing is a slip; a mark that differs is another word, and gives False.
    """
    ours, theirs = (nfc_clean(text).translate(_DROPPED).split() for text in (written, full))
    return len(ours) == len(theirs) and all(map(_word_lacks_marks, ours, theirs))


@lru_cache(maxsize=1 << 12)
def _word_lacks_marks(written: str, full: str) -> bool:
    ours, our_tone = letters_and_tone(written)
    theirs, their_tone = letters_and_tone(full)
    if our_tone not in ("", their_tone) or len(ours) != len(theirs):
        return False
    same_letters = (
        a in (b, _fold_word(b)) or {a, b} == {"i", "y"} for a, b in zip(ours, theirs, strict=True)
    )
    return all(same_letters)
