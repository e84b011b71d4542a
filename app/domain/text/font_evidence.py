"""Which encoding a column of text is in: told by what becomes a Vietnamese syllable.

A column is decided as a whole. A text with a letter that the old fonts did not have is Unicode,
whatever stands around it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.text.old_fonts import Encoding, can_write, encoding_of_font, to_unicode
from app.domain.text.orthography import is_possible

_SURE = 4
"""So many words, those with a strange letter counted twice, leave no doubt."""
OLD = (Encoding.TCVN3, Encoding.VNI)
_UNICODE_ONLY = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u024f"
    "\u0300-\u036f\u1e00-\u1eff]"
)
"""Letters and marks that Windows-1252, in which old text lies, does not have."""
_NO_LETTERS = str.maketrans(
    dict.fromkeys("0123456789,.;:/()-–—\"'‘’“”`!?*+_…•", " ") | dict.fromkeys("\u200b\ufeff", "")
)
_ETH = str.maketrans("Ðð", "Đđ")
_OURS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
"""The Vietnamese letters of Latin-1; any other in a word speaks of an old font."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a set of words reads in one old encoding and as Unicode; counts of different words."""

    gained: int
    """Words that become syllables."""
    lost: int
    """Words that are syllables as they stand, and would be none."""
    strange: int
    """Words gained that hold a letter Vietnamese does not have."""

    @property
    def convinces(self) -> bool:
        """Whether the words are in this encoding beyond doubt."""
        return self.gained > 2 * self.lost and (self.strange > 0 or self.gained > 1)

    @property
    def is_thin(self) -> bool:
        """Whether some words speak for this encoding, yet too few to be sure of it."""
        return self.gained > self.lost and self.strange + self.gained < _SURE


def choose_encoding(texts: Iterable[str], font: str = "") -> Encoding:
    """Choose the encoding of a column of texts; Unicode where nothing speaks against it.

    A font that is named is believed unless the texts make more sense without it.
    """
    old = [text for text in texts if may_be_old(text)]
    found = {encoding: weigh(old, encoding) for encoding in OLD}
    named, _ = encoding_of_font(font)
    if named in found and found[named].gained >= found[named].lost:
        return named
    best = max(OLD, key=lambda encoding: found[encoding].gained - found[encoding].lost)
    return best if found[best].convinces else Encoding.UNICODE


def is_surely_unicode(text: str) -> bool:
    """Whether a text has a letter that no old font had."""
    return _UNICODE_ONLY.search(text) is not None


def may_be_old(text: str) -> bool:
    """Whether a text has something to convert, and no letter that an old font did not have."""
    return not text.isascii() and not _UNICODE_ONLY.search(text)


def weigh(texts: Iterable[str], encoding: Encoding) -> Evidence:
    """Count the different words of texts that read better, or worse, in an old encoding."""
    words = {word for text in texts for word in text.translate(_NO_LETTERS).split()}
    votes = {word: vote for word in words if (vote := vote_of(word, encoding))}
    gained = [word for word, vote in votes.items() if vote > 0]
    strange = sum(not _OURS.issuperset(_high_letters(word)) for word in gained)
    return Evidence(len(gained), len(votes) - len(gained), strange)


def vote_of_text(text: str, encoding: Encoding) -> int:
    """Count the words of a text that speak for an old encoding, less those against it."""
    return sum(vote_of(word, encoding) for word in text.translate(_NO_LETTERS).split())


@lru_cache(maxsize=1 << 15)
def vote_of(word: str, encoding: Encoding) -> int:
    """Say 1 where a word is a syllable only when converted, -1 where only as it stands."""
    if word.isascii() or len(word) == 1:
        return 0
    makes_sense = can_write(word, encoding) and is_possible(to_unicode(word, encoding).lower())
    return makes_sense - _is_unicode_syllable(word)


def _is_unicode_syllable(word: str) -> bool:
    is_one_case = word in (word.lower(), word.upper(), word.capitalize())
    return is_one_case and is_possible(word.translate(_ETH).lower())


def _high_letters(word: str) -> list[str]:
    return [letter for letter in word if not letter.isascii()]
