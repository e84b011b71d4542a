"""Makes resources/data/name_shares.csv: how often syllables begin, stand within and end names here.

A country's shares in the rough, for communes too small to tell a rare name from a slip: four
fifths lowland Kinh, one fifth the other peoples of `resources/names` (made up from general
knowledge, as is `sources/given_names.txt`). Run it with `python3 installer/build_name_shares.py`.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = ROOT / "resources" / "names"
GIVEN = ROOT / "installer" / "sources" / "given_names.txt"
TARGET = ROOT / "resources" / "data" / "name_shares.csv"
PLACES = ("first", "middle", "last")
KINH = 0.8
LEAST_GIVEN = 0.0008
"""The share of a given name that is known, but in no list with weights."""
_CLAN_LAST = " C"

Words = defaultdict[str, float]
Shares = dict[str, Words]


def _no_shares(*parts: str) -> Shares:
    return {part: defaultdict(float) for part in parts}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def kinh_shares() -> Shares:
    """Add up the lists of the lowland, those of adults and those of children alike."""
    shares = _no_shares(*PLACES)
    for row in _rows("names_surname"):
        shares["first"][row["surname"]] += float(row["share_pct_north"] or 0)
    for some in (_elders(), _young()):
        for place, part in (("middle", "middle"), ("last", "given")):
            for word, share in _normal(some[part]).items():
                shares[place][word] += share
    shares = {place: _normal(words) for place, words in shares.items()}
    for word in GIVEN.read_text(encoding="utf-8").split():
        for place in ("middle", "last"):
            shares[place][word] = max(shares[place][word], LEAST_GIVEN)
    return shares


def _elders() -> Shares:
    found = _no_shares("middle", "given")
    for row in _rows("names_adult_kinh"):
        found[row["part"]][row["value"]] += float(row["weight"])
    return found


def _young() -> Shares:
    found = _no_shares("middle", "given")
    for row in _rows("names_modern_kinh"):
        for part, word in zip(found, row["middle_given"].split(), strict=True):
            found[part][word] += float(row["weight"])
    return found


def upland_shares() -> tuple[Shares, set[str]]:
    """Add up the lists of the other peoples, each alike; give the clans that stand last, too."""
    patterns = {(row["ethnic_group"], row["area"]): row for row in _rows("ethnic_patterns")}
    peoples: dict[tuple[str, str], Shares] = {}
    clans: set[str] = set()
    for row in _rows("ethnic_names"):
        people = (row["ethnic_group"], row["area"])
        shares = peoples.setdefault(people, _no_shares(*PLACES))
        clan_is_last = patterns[people]["pattern_male"].endswith(_CLAN_LAST)
        parts = row["value"].replace("'", "' ").split()
        if row["part"] == "surname" and clan_is_last:
            clans |= {part.lower() for part in parts}
        for word, place in _placed(row["part"], parts):
            shares[place][word] += float(row["weight"])
    total = _no_shares(*PLACES)
    for shares in peoples.values():
        for place, words in shares.items():
            for word, share in _normal(words).items():
                total[place][word] += share / len(peoples)
    return total, clans


def _placed(part: str, words: list[str]) -> Iterator[tuple[str, str]]:
    place = {"surname": "first", "given": "last"}.get(part, "middle")
    for at, word in enumerate(words):
        inner = place == "last" and at < len(words) - 1
        yield word.rstrip("'"), "middle" if inner else place


def _normal(words: Words) -> Words:
    total = sum(words.values()) or 1.0
    return defaultdict(float, {word: weight / total for word, weight in words.items()})


def make() -> list[dict[str, str]]:
    """Put both together, a line a syllable in small letters."""
    kinh = kinh_shares()
    upland, clans = upland_shares()
    mixed = _no_shares(*PLACES)
    for place in PLACES:
        for part, shares in ((KINH, kinh[place]), (1 - KINH, upland[place])):
            for word, share in shares.items():
                mixed[place][word.lower()] += part * share
    words = sorted(set[str]().union(*mixed.values()))
    return [
        {
            "syllable": word,
            **{place: f"{mixed[place][word]:.6f}" for place in PLACES},
            "clan_last": "x" if word in clans else "",
        }
        for word in words
        if word
    ]


def main() -> None:
    """Write the file."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("syllable", *PLACES, "clan_last"), lineterminator="\n")
        writer.writeheader()
        writer.writerows(make())


if __name__ == "__main__":
    main()
