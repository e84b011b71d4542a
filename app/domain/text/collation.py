"""The Vietnamese order of names, as a text that SQL can sort by.

Lists of people are ordered by given name, then surname, then what stands between, in the order of
the Vietnamese alphabet (a ă â b c d đ e ê …), with the five tones deciding last.
"""

from functools import lru_cache
from unicodedata import normalize

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""huyền, hỏi, ngã, sắc, nặng: the order of dictionaries; no tone comes first."""


@lru_cache(maxsize=65536)
def _syllable_key(syllable: str) -> tuple[str, str]:
    tone, letters = "0", []
    for character in normalize("NFC", syllable.lower()):
        parts = normalize("NFD", character)
        marks = [mark for mark in parts[1:] if mark in _TONES]
        if marks:
            tone = str(_TONES.index(marks[0]) + 1)
        letter = normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        place = _LETTERS.find(letter)
        letters.append(chr(ord("0") + place + 1) if place >= 0 else "~")
    return "".join(letters), tone


def name_sort_key(full_name: str) -> str:
    """Give the text by which a person's name sorts: given name, surname, middle names, tones."""
    syllables = [_syllable_key(syllable) for syllable in full_name.split()]
    if not syllables:
        return "\x7f"
    ordered = [syllables[-1], *syllables[:-1]]
    letters = "/".join(letters for letters, _ in ordered)
    return f"{letters} {''.join(tone for _, tone in ordered)}"
