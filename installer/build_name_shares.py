"""Makes resources/data/name_shares.csv: how often syllables begin, stand within and end names here.

A country's shares in the rough, for communes too small to tell a rare name from a slip: four
fifths lowland Kinh, one fifth the other peoples of `resources/names` (made up from general
knowledge, as is `sources/given_names.txt`). Run it with `python3 installer/build_name_shares.py`.
"""

import csv
from collections import Counter
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

Shares = dict[str, Counter[str]]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def kinh_shares() -> Shares:
    """Add up the lists of the lowland, those of adults and those of children alike."""
    shares: Shares = {place: Counter() for place in PLACES}
    for row in _rows("names_surname"):
        shares["first"][row["surname"]] += float(row["share_pct_north"] or 0)
    elders: Shares = {"middle": Counter(), "given": Counter()}
    for row in _rows("names_adult_kinh"):
        elders[row["part"]][row["value"]] += float(row["weight"])
    young: Shares = {"middle": Counter(), "given": Counter()}
    for row in _rows("names_modern_kinh"):
        middle, given = row["middle_given"].split()
        young["middle"][middle] += float(row["weight"])
        young["given"][given] += float(row["weight"])
    for place, part in (("middle", "middle"), ("last", "given")):
        for some in (elders[part], young[part]):
            for word, share in _normal(some).items():
                shares[place][word] += share
    shares = {place: _normal(words) for place, words in shares.items()}
    for word in GIVEN.read_text(encoding="utf-8").split():
        for place in ("middle", "last"):
            shares[place][word] = max(shares[place][word], LEAST_GIVEN)
    return shares


def upland_shares() -> tuple[Shares, set[str]]:
    """Add up the lists of the other peoples, each alike; give the clans that stand last, too."""
    patterns = {(row["ethnic_group"], row["area"]): row for row in _rows("ethnic_patterns")}
    peoples: dict[tuple[str, str], Shares] = {}
    clans: set[str] = set()
    for row in _rows("ethnic_names"):
        people = (row["ethnic_group"], row["area"])
        shares = peoples.setdefault(people, {place: Counter() for place in PLACES})
        clan_is_last = patterns[people]["pattern_male"].endswith(_CLAN_LAST)
        words = row["value"].replace("'", "' ").split()
        if row["part"] == "surname" and clan_is_last:
            clans |= {word.lower() for word in words}
        for word, place in _placed(row["part"], words):
            shares[place][word] += float(row["weight"])
    total: Shares = {place: Counter() for place in PLACES}
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


def _normal(words: Counter[str]) -> Counter[str]:
    total = sum(words.values()) or 1.0
    return Counter({word: weight / total for word, weight in words.items()})


def make() -> list[dict[str, str]]:
    """Put both together, a line a syllable in small letters."""
    kinh = kinh_shares()
    upland, clans = upland_shares()
    mixed: Shares = {place: Counter() for place in PLACES}
    for place in PLACES:
        for part, words in ((KINH, kinh[place]), (1 - KINH, upland[place])):
            for word, share in words.items():
                mixed[place][word.lower()] += part * share
    words = sorted(set().union(*mixed.values()))
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
