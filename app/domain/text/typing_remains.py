"""Words in which keys of a keyboard, an old font or a scanner's guess were left standing.

`Nguyeenx` (Telex) and `Nguye6n4` (VNI keys) are Nguyễn where the keyboard was not switched on,
`NguyÔn` where a font of before Unicode was never converted, `Kh0i` is Khôi as a scanner read it.
It is for comparing only: what a person wrote is never altered by it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.domain.text.old_fonts import Encoding, can_write, to_unicode
from app.domain.text.orthography import is_possible
from app.domain.text.text import tone_key

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (
    *(("uow", "ươ"), ("uwow", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("dd", "đ")),
    *(("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư")),
)
_VNI_LETTERS = (
    *(("uo7", "ươ"), ("u7o7", "ươ"), ("a6", "â"), ("e6", "ê"), ("o6", "ô")),
    *(("o7", "ơ"), ("u7", "ư"), ("a8", "ă"), ("d9", "đ")),
)
_SCANNED = str.maketrans("01589", "olsbg")
_VOWEL = re.compile("[aeiouyăâêôơư]")
_WORD = re.compile(r"[^\s.]+")


@lru_cache(maxsize=1 << 15)
def mend_name(text: str) -> str:
    """Write a name as it was meant, where it is no Vietnamese as it stands and one way makes it so.

    >>> mend_name("Nguyeenx Van An")
    'nguyễn Van An'
    """
    if not text.isascii():
        text = _from_old_font(text)
    return _WORD.sub(lambda word: _mended(word[0]), text)


def _from_old_font(text: str) -> str:
    if _are_possible(text):
        return text
    for encoding in (Encoding.TCVN3, Encoding.VNI):
        meant = to_unicode(text, encoding)
        if can_write(text, encoding) and meant != text and _are_possible(meant):
            return meant
    return text


def _are_possible(text: str) -> bool:
    return all(is_possible(word) for word in tone_key(text).split())


def _mended(word: str) -> str:
    small = tone_key(word)
    if len(small) < 2 or is_possible(small):
        return word
    return next((meant for meant in _meanings(small) if is_possible(meant)), word)


def _meanings(word: str) -> Iterator[str]:
    """Give what a small word could mean, the likeliest first."""
    for tones, letters in ((_TELEX_TONES, _TELEX_LETTERS), (_VNI_TONES, _VNI_LETTERS)):
        for at, key in enumerate(word):
            if key in tones and _VOWEL.search(word[:at]):
                yield _typed(word[:at] + word[at + 1 :], letters, tones[key])
        yield _typed(word, letters, "")
    yield word.translate(_SCANNED)
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:  # a key that was held too long
            yield word[:at] + word[at + 1 :]


def _typed(word: str, letters: tuple[tuple[str, str], ...], tone: str) -> str:
    for keys, letter in letters:
        word = word.replace(keys, letter)
    vowel = _VOWEL.search(word)
    if not tone or vowel is None:
        return word
    return tone_key(word[: vowel.end()] + tone + word[vowel.end() :])
