"""Which syllables the Vietnamese spelling allows: what it does not allow is a slip, not a name."""

import re
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import letters_and_tone

_ONSET = re.compile("(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_STOPS = ("p", "t", "c", "ch")
_STOPPED_TONES = ("\u0301", "\u0323")


def is_possible(syllable: str) -> bool:
    """Whether a lower-case syllable can be Vietnamese: Điệp can, Diep and Trâ cannot."""
    letters, tone = letters_and_tone(syllable)
    onset = _ONSET.match(letters)
    # `gi` and `qu` lend their vowel to the rime: gì, giêng, quyên.
    starts = {onset.end(), onset.end() - 1, 0} if onset else {0}
    rimes = {letters[start:] for start in starts if start >= 0}
    if not rimes & _rimes():
        return False
    return not letters.endswith(_STOPS) or tone in _STOPPED_TONES


@cache
def _rimes() -> frozenset[str]:
    return frozenset(row["rime"] for row in read_code_list("syllable_rimes"))
