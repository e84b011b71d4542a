"""Which syllables the Vietnamese spelling allows: what it does not allow is a slip, not a name."""

import re

from app.domain.text import letters_and_tone

_ONSET = re.compile("(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
_RIMES_SPELLED = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt "
    "ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uơ "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet "
    "uân uâng uât uây uê uênh uêch uy uya uych uyên uyêt uyn uynh uyt uyu"
)
_RIMES = frozenset(_RIMES_SPELLED.split())
_STOPS = ("p", "t", "c", "ch")
_STOPPED_TONES = ("\u0301", "\u0323")


def is_possible(syllable: str) -> bool:
    """Whether a lower-case syllable can be Vietnamese: Điệp can, Diep and Trâ cannot."""
    letters, tone = letters_and_tone(syllable)
    onset = _ONSET.match(letters)
    # `gi` and `qu` lend their vowel to the rime: gì, giêng, quyên.
    starts = {onset.end(), onset.end() - 1, 0} if onset else {0}
    rimes = {letters[start:] for start in starts if start >= 0}
    if not rimes & _RIMES:
        return False
    return not letters.endswith(_STOPS) or tone in _STOPPED_TONES
