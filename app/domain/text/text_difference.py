"""Where two texts differ, to the letter: what a person must look at to tell them apart."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

Span = tuple[int, int]
"""From, and up to but not with, a letter."""
_WORD = re.compile(r"\S+")
_ALIKE = 0.5
"""Words that share fewer of their letters are two words: marking single letters says nothing."""


def differing(text: str, others: Iterable[str]) -> list[Span]:
    """Name the letters of a text that are other, or not there, in any of the others.

    A text that is empty says nothing of the letters of the rest.
    """
    marked: set[int] = set()
    for other in others:
        if text and other and text != other:
            marked |= _unmatched(text, other)
    return _spans(sorted(marked))


def _unmatched(text: str, other: str) -> set[int]:
    if len(text) == len(other) and text[0].isdigit() and other[0].isdigit():
        # Dates and numbers have their digits in fixed places.
        return {at for at, (a, b) in enumerate(zip(text, other, strict=True)) if a != b}
    words = [(found.start(), found[0]) for found in _WORD.finditer(text)]
    theirs = other.split()
    marked: set[int] = set()
    matcher = SequenceMatcher(None, [word for _, word in words], theirs, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "replace" and end - start == last - first:
            for (at, word), their in zip(words[start:end], theirs[first:last], strict=True):
                marked |= {at + place for place in _letters(word, their)}
        elif kind != "equal" and start < end:
            at, word = words[end - 1]
            marked |= set(range(words[start][0], at + len(word)))
    return marked


def _letters(word: str, other: str) -> set[int]:
    """Name the letters of a word that are other in another; all, where they are two words."""
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    places = set(range(len(word)))
    if matcher.ratio() < _ALIKE:
        return places
    for start, _, size in matcher.get_matching_blocks():
        places -= set(range(start, start + size))
    return places


def _spans(places: Sequence[int]) -> list[Span]:
    runs = (list(run) for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1] + 1) for run in runs]
