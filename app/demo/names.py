"""Names for invented people, in the order and with the particles of their people."""

from random import Random

from app.demo.name_lists import NameList, kinh_adults, modern
from app.domain.person.sex import Sex

_AS_KINH = 0.45
"""Minority families whose children bear names in today's fashion, and adults Kinh given names."""


def adult_name(chance: Random, names: NameList, sex: Sex, family: str) -> str:
    """Name an adult of the family."""
    plain = names.patterns[sex].startswith("S ") and chance.random() < _AS_KINH
    return _name(chance, kinh_adults() if plain else names, sex, family)


def child_name(chance: Random, names: NameList, sex: Sex, family: str, middle: str = "") -> str:
    """Name a child; `middle` is the syllable its brothers and sisters share, if they do."""
    patterned = names is not kinh_adults() and chance.random() > _AS_KINH
    if not names.patterns[sex].startswith("S ") or patterned:
        return _name(chance, names, sex, family)
    whole = modern(sex).draw(chance)
    if chance.random() < 0.5:
        first, last = modern(sex).draw(chance).split()[0], whole.split()[1]
        whole = f"{middle or first} {last}"
    return _distinct(f"{family} {whole}")


def _name(chance: Random, names: NameList, sex: Sex, family: str) -> str:
    # A people without a family name of its own: the given name stands alone in its pattern.
    parts = {"S": family, "C": family}
    if names.middles[sex]:
        parts["M"] = names.middles[sex].draw(chance)
    words = (
        names.givens[sex].draw(chance) if word == "G" else parts.get(word, word)
        for word in names.patterns[sex].split()
    )
    return _distinct(" ".join(filter(None, words)))


def _distinct(name: str) -> str:
    """Drop a syllable that only repeats the one before it (`Lan Lan`)."""
    words = name.split()
    return " ".join(w for i, w in enumerate(words) if i == 0 or w != words[i - 1])
