"""The words of an address, and the titles among them: `xã`, `x.`, `P.`, `huyện`, `TX.`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from app.domain.text.text import APOSTROPHES, fold, lacks_marks, nfc_clean

_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]*)*|\d+")
_DASH = re.compile("[-‐‑–—]")
_LONGEST_TITLE = 2
_NAMES = 1 << 14


class Level(IntEnum):
    """The levels of an address of before July 2025."""

    COMMUNE = 5
    DISTRICT = 3
    PROVINCE = 2


_TITLES = {
    Level.COMMUNE: "xa|x|phuong|p|thi tran|tt|t t|dac khu",
    Level.DISTRICT: "huyen|h|quan|q|thi xa|tx|t x|thanh pho|tp|t p",
    Level.PROVINCE: "tinh|t|thanh pho|tp|t p",
}
_LEVELS = {level: frozenset(titles.split("|")) for level, titles in _TITLES.items()}
_KINDS = {
    "x": "xã", "xa": "xã", "p": "phường", "phuong": "phường", "tt": "thị trấn",
    "thi tran": "thị trấn", "dac khu": "đặc khu", "h": "huyện", "huyen": "huyện", "q": "quận",
    "quan": "quận", "tx": "thị xã", "thi xa": "thị xã", "tp": "thành phố",
    "thanh pho": "thành phố", "tinh": "tỉnh", "t": "tỉnh",
    "t t": "thị trấn", "t x": "thị xã", "t p": "thành phố",
}  # fmt: skip
_OF_TWO_WORDS = frozenset(title for title in _KINDS if " " in title)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an address and what stands before it."""

    text: str
    key: str
    """Folded; a number without leading zeros."""
    start: int
    gap: str
    """What parts it from the word before: spaces, a comma, a dash …"""

    @property
    def is_apart(self) -> bool:
        """Whether something other than a space or a dot parts it from the word before."""
        return not self.start or bool(self.gap.strip(" ."))

    @property
    def is_cut_off(self) -> bool:
        """Whether a name cannot go on with it: a dash may stand within one, a comma may not."""
        return bool(self.gap.strip(" .-–"))


def words_of(text: str) -> tuple[str, list[Word]]:
    """Part a text into words; gives it composed, as the words count in it."""
    clean = nfc_clean(text)
    words, end = [], 0
    for found in _WORD.finditer(clean):
        words.append(
            Word(found[0], _number_key(fold(found[0])), found.start(), clean[end : found.start()])
        )
        end = found.end()
    return clean, words


def joined(words: Sequence[Word]) -> str:
    """Make the key of a name: its letters without spaces."""
    return "".join(word.key for word in words)


@lru_cache(_NAMES)
def name_keys(name: str) -> tuple[str, ...]:
    """Give the keys of a unit's name, word by word, as `words_of` does."""
    return tuple(map(_number_key, fold(_DASH.sub(" ", name)).split()))


def name_key(name: str) -> str:
    """Make the key of a unit's name as `joined` does."""
    return "".join(name_keys(name))


def _number_key(word: str) -> str:
    return word.lstrip("0") or "0" if word.isdigit() else word


def title_before(words: Sequence[Word], start: int, level: Level) -> tuple[int, str]:
    """Find the title of a level right before a word: where it begins, and the type it means.

    Without one, the word itself and nothing.
    """
    for length in range(_LONGEST_TITLE, 0, -1):
        begin = start - length
        if begin < 0 or any(word.is_cut_off for word in words[begin + 1 : start + 1]):
            continue
        title = " ".join(word.key for word in words[begin:start])
        if title in _LEVELS[level] and not (length == 1 and _ends_longer_title(words, begin)):
            written, kind = " ".join(word.text for word in words[begin:start]), _KINDS[title]
            # `Phượng` is no `phường`, though both fold to one.
            if title != fold(kind) or lacks_marks(written.lower(), kind):
                return begin, kind
    return start, ""


def _ends_longer_title(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the second half of a title: the `xã` of `thị xã`, the `X.` of `T.X.`."""
    if not at or words[at].is_cut_off:
        return False
    return f"{words[at - 1].key} {words[at].key}" in _OF_TWO_WORDS
