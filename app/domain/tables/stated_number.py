"""Numbers as people write them in tables: `18.010.324`, `72,18`, `99.5%`, `4 988`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import isfinite

_GROUPED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d[\d.]*\.\d{3},\d+|\d+,(?:\d{1,2}|\d{4,})")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d[\d,]*,\d{3}\.\d+|\d+\.(?:\d{1,2}|\d{4,})")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SIGNS = ((".", ","), (",", "."))
"""Thousands and decimals, as Vietnamese and as English write them."""
_EXACT_FROM = 5
"""A cell with so many decimals was reckoned, not rounded."""


class Style(StrEnum):
    """How a table writes thousands and decimals."""

    VIETNAMESE = "1.234,5"
    ENGLISH = "1,234.5"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as it stands in a cell; `places` is None where it was not rounded."""

    value: Decimal
    places: int | None
    text: str


def style_of(texts: Iterable[str]) -> Style:
    """Tell how a table writes numbers by those that can be read in one way alone."""
    bare = [_bare(text) for text in texts]
    commas = sum(_COMMAS.fullmatch(text) is not None for text in bare)
    dots = sum(_DOTS.fullmatch(text) is not None for text in bare)
    return Style.ENGLISH if commas > dots else Style.VIETNAMESE


def read_stated(cell: object, style: Style) -> Stated | None:
    """Read a number out of a cell; None where it holds something else, or nothing.

    What the table's style cannot be is read in the other one: `62.05` among `18.010,5`.
    """
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if isinstance(cell, str):
        return _of_text(cell, style)
    if isinstance(cell, float) and not isfinite(cell):
        return None
    return _of_number(cell, style)


@lru_cache(1 << 13)
def _of_number(cell: float, style: Style) -> Stated:
    value = Decimal(int(cell) if cell == int(cell) else repr(round(cell, 12)))
    places = max(0, -_exponent(value.normalize()))
    return Stated(value, None if places >= _EXACT_FROM else places, in_style(value, style))


def in_style(value: Decimal, style: Style) -> str:
    """Write a number as the table writes its own."""
    text = f"{value:,f}"
    if style is Style.ENGLISH:
        return text
    return text.translate(str.maketrans(",.", ".,"))


def _of_text(text: str, style: Style) -> Stated | None:
    bare = _bare(text)
    if not bare or bare[-1].isalpha():
        return None
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(" ", "")
    for thousands, decimal in _SIGNS[:: 1 if style is Style.VIETNAMESE else -1]:
        plain = bare.replace(thousands, "").replace(decimal, ".")
        if _fits(bare, thousands, decimal) and _NUMBER.fullmatch(plain):
            value = Decimal(plain)
            return Stated(value, max(0, -_exponent(value)), text.strip())
    return None


def _fits(bare: str, thousands: str, decimal: str) -> bool:
    """Whether the thousands stand in threes before one decimal sign at most."""
    whole, _, rest = bare.partition(decimal)
    first, *groups = whole.lstrip("+-").split(thousands)
    return all(len(group) == 3 for group in groups) and thousands not in rest and first != ""


def _bare(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("−", "-").strip().rstrip("% ").strip()


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
