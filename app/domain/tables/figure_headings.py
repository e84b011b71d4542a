"""What a column of a table of figures counts, told by its heading in anybody's words.

The heading is taken apart into traits (`resources/data/figure_words.csv`); the figure is the one
that has just these. A heading that says more than is known means nothing.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold

RATE, TO_ENTER, CODE = "rate", "to_enter", "code"
_FIGURES: Mapping[frozenset[str], str] = {
    frozenset(traits.split()): figure
    for traits, figure in (
        ("children", "children"),
        ("population", "population"),
        ("on_system", "on_system"),
        ("special", "special"),
        ("at_risk", "at_risk"),
        ("other", "other"),
        ("assisted", "assisted"),
        ("special assisted", "special_assisted"),
        ("updated", "updated"),
        ("special updated", "special_updated"),
        ("at_risk updated", "at_risk_updated"),
        ("special assisted updated", "special_assisted_updated"),
        ("with_id", "with_id"),
        ("code", CODE),
    )
}
COUNTS = (
    *("population", "children", "on_system", "special", "at_risk", "other", "assisted"),
    *("special_assisted", "updated", "special_updated", "at_risk_updated"),
    *("special_assisted_updated", "with_id"),
)
"""The figures that are counted, in the order in which a table shows them."""
DONE, WHOLE = ("on_system", "updated"), ("population", "children")
"""What a rate or a rest may be reckoned from, the likelier first."""
_BESIDE = {*DONE, *WHOLE}
_AGE = re.compile(r"(\d+) *tuoi")
_WORDS = re.compile(r"\w+|%")


@lru_cache(1 << 12)
def figure_of(heading: str) -> str:
    """Give the figure, `rate`, `to_enter` or `code`; empty for what is not known."""
    text = fold(heading.replace("–", " "))
    if any(age not in ("15", "16") for age in _AGE.findall(text)):
        return ""
    traits = _traits(text)
    for reckoned in (RATE, TO_ENTER):
        if reckoned in traits:
            return reckoned if traits - {reckoned} <= _BESIDE else ""
    if len(traits) > 1:
        traits -= {"children"}
    if len(traits) > 1:
        traits -= {"on_system"}
    return _FIGURES.get(frozenset(traits), "")


def _traits(text: str) -> set[str]:
    """Take a heading apart, the longest words first: `nguy cơ rơi vào HCĐB` is not special."""
    left = _words(text)
    found = {RATE} if "%" in left else set()
    for words, trait in _phrases():
        if words in left:
            found.add(trait)
            left = left.replace(words, " | ")
    return found


@cache
def _phrases() -> list[tuple[str, str]]:
    lines = read_code_list("figure_words")
    phrases = {_words(fold(one["words"])): one["trait"] for one in lines}
    return sorted(phrases.items(), key=lambda one: (-len(one[0]), one))


def _words(text: str) -> str:
    """Part the words by single spaces, one before and one behind; keys of ours too."""
    return f" {' '.join(_WORDS.findall(text.replace('_', ' ')))} "
