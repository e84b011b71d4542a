"""Which syllables of a name are the family's, which the child's own.

Kinh and most peoples: the family first, the given name last. Ê-đê and Mnông write the clan last
(`H' Liên Niê`, `Y Bih Mlô`), Gia-rai first and the given name behind the particle (`Siu H' Bia`).
"""

from collections.abc import Sequence
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold

FAMILY, BETWEEN, GIVEN = range(3)
PLACES = ("first", "middle", "last")
"""What the columns of `name_shares.csv` call them."""
_GIRLS = "h"
_BOYS = "y"
_LEAD = ("h", "k", "y", "a", "ka")
"""Particles that stand before a given name: they are of no family. Not the Ha of Cơ-ho men: Hà is a
surname everywhere."""


def place_syllables(folds: Sequence[str]) -> list[int]:
    """Say of each folded syllable of a name what it is."""
    clan = _clan_last_at(folds)
    places = [BETWEEN] * len(folds)
    places[clan:] = [FAMILY] * (len(folds) - clan)
    if clan == len(folds):
        particle = next((at for at, fold in enumerate(folds) if fold == _GIRLS), 0)
        for at in range(max(particle, 1)):
            places[at] = FAMILY
        if folds[0] in _LEAD:
            places[0] = BETWEEN
    places[clan - 1] = GIVEN
    return places


def _clan_last_at(folds: Sequence[str]) -> int:
    """Find where a clan begins that stands last; behind the end where none does."""
    end = len(folds)
    if folds[0] not in (_GIRLS, _BOYS) or end < 3:
        return end
    while end > 2 and folds[end - 1] in _clans_last():
        end -= 1
    return end - 1 if end == len(folds) and folds[0] == _GIRLS else end


@cache
def _clans_last() -> frozenset[str]:
    rows = read_code_list("name_shares")
    return frozenset(fold(row["syllable"]) for row in rows if row["clan_last"])
