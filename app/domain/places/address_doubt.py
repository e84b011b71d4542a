"""What before a commune speaks against a reading: names of higher units, or of another commune.

People write `tỉnh Nghệ An, huyện Anh Sơn, xã Bình Sơn` too; what was read of the end alone is
then no certainty.
"""

import re
from collections.abc import Sequence

from app.domain.places.place_names import PlaceNames
from app.domain.places.place_words import Level, Word, joined, title_before
from app.domain.places.village_name import read_village_name
from app.domain.text.text import lacks_marks

_PARTS = re.compile(r"\s*[,;/|]\s*|\s+[-–]\s+")
_LONGEST = 4
_HIGHER = (Level.DISTRICT, Level.PROVINCE)


def turned_round(text: str) -> str:
    """Write the parts of an address the other way round; empty where it has but one."""
    parts = [part for part in _PARTS.split(text) if part]
    return ", ".join(reversed(parts)) if len(parts) > 1 else ""


def names_a_commune(words: Sequence[Word]) -> bool:
    """Whether a commune's title stands among words: `xã Minh Phú` before a name without one."""
    return any(title_before(words, start, Level.COMMUNE)[1] for start in range(1, len(words)))


def ends_in_bare_name(words: Sequence[Word]) -> bool:
    """Whether the part before is a name without kind or number: a commune's, if it is misspelt."""
    starts = [place for place, word in enumerate(words) if word.is_apart]
    part = " ".join(word.text for word in words[starts[-1] if starts else 0 :])
    return part.replace(" ", "").isalpha() and not read_village_name(part).kinds


def names_higher(words: Sequence[Word], names: PlaceNames) -> bool:
    """Whether a district or province is named: with its title, or as a part of its own."""
    return any(_is_whole_title(words, start) for start in range(1, len(words))) or any(
        _is_higher(words, start, end, level, names)
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1)
        for level in _HIGHER
    )


def _is_whole_title(words: Sequence[Word], start: int) -> bool:
    """Whether `huyện`, `tỉnh` … stands before a word, whatever name that begins."""
    for level in _HIGHER:
        begin, title = title_before(words, start, level)
        if title and lacks_marks(" ".join(w.text for w in words[begin:start]).lower(), title):
            return True
    return False


def _is_higher(
    words: Sequence[Word], start: int, end: int, level: Level, names: PlaceNames
) -> bool:
    if any(word.is_cut_off for word in words[start + 1 : end]):
        return False
    key = joined(words[start:end])
    is_known = key in names.former[level] or (level is Level.PROVINCE and key in names.provinces)
    return is_known and (_has_title(words, start, level) or _is_own_part(words, start, end))


def _has_title(words: Sequence[Word], start: int, level: Level) -> bool:
    return bool(title_before(words, start, level)[1])


def _is_own_part(words: Sequence[Word], start: int, end: int) -> bool:
    is_last = end == len(words) or words[end].is_apart
    return words[start].is_apart and is_last
