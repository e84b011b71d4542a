"""TCVN3 text that programs have spoilt since: capitals made of letters that are none, ư dropped.

`BÏI` is what Excel's UPPER makes of `Bïi` (Bùi); `Dng` is `D­¬ng` (Dương) without its soft hyphen,
which stands for ư and which many extractors drop. A word is mended only where it is no syllable
as it stands and one way alone makes it one.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from app.domain.text.old_fonts import Encoding, to_unicode
from app.domain.text.orthography import is_possible

_WORD = re.compile(r"[^\s\d,.;:/()\-–\"'’]{2,}(?!\.)(?<!\bTh(?=\s+\S))")
"""A word; `Th` before another one is short for Thị, and what ends in a dot is short, too."""
_SOFT_HYPHEN = "\u00ad"
LOST = "\ufffd"
"""Stands where nobody can know whether an ư was dropped; no value may hold it."""
_EITHER = frozenset({"lưu", "tươi", "ưu"})
"""Words of names that are others without their ư: the surname Lưu and the surname Lu."""
_PROOF = 2


def has_lost_hyphens(texts: Collection[str]) -> bool:
    """Whether TCVN3 texts have lost their soft hyphens: none is left, and words cry for them."""
    if any(_SOFT_HYPHEN in text for text in texts):
        return False
    words = {word for text in texts if not text.isascii() for word in _WORD.findall(text)}
    spoilt = (word for word in words if not word.isascii())
    return sum(_SOFT_HYPHEN in _mended(word, is_hyphen_lost=True) for word in spoilt) >= _PROOF


def mend(text: str, *, is_hyphen_lost: bool) -> str:
    """Mend the words of a TCVN3 text, still in TCVN3; `is_hyphen_lost` allows to put ư back."""
    return _WORD.sub(lambda found: _mended(found[0], is_hyphen_lost=is_hyphen_lost), text)


@lru_cache(maxsize=1 << 14)
def _mended(word: str, *, is_hyphen_lost: bool) -> str:
    if is_hyphen_lost and (doubt := _in_doubt(word)):
        return doubt
    if _is_syllable(word):
        return word
    ways = {_as_before_upper(word)}
    if is_hyphen_lost:
        ways |= {word[:at] + _SOFT_HYPHEN + word[at:] for at in range(len(word) + 1)}
    sound = [way for way in ways if way != word and _is_syllable(way)]
    return sound[0] if len(sound) == 1 else word


def _in_doubt(word: str) -> str:
    """Mark the place in a word that is one with ư and without."""
    for at in range(len(word)):
        whole = word[:at] + _SOFT_HYPHEN + word[at:]
        if to_unicode(whole, Encoding.TCVN3).lower() in _EITHER:
            return word[:at] + LOST + word[at:]
    return ""


def _as_before_upper(word: str) -> str:
    letters = [letter for letter in word if letter.isascii()]
    if not letters or not all(map(str.isupper, letters)):
        return word
    return "".join(letter if letter.isascii() else letter.lower() for letter in word)


def _is_syllable(word: str) -> bool:
    return is_possible(to_unicode(word, Encoding.TCVN3).lower())
