"""How the engine judges pairs that were thought out by hand, in the midst of an invented commune.

`python tests/bench/matching/hard_pairs.py [--show]`: each pair of `hard_pairs.csv` is put into the
commune, judged and taken out again. Merging two children is the worst that can happen: HARM.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from dataclasses import astuple, dataclass, replace
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

from communes import invent_commune

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Matcher, Person
from app.matching.weights import LIKELY_PAIR

FILE = Path(__file__).with_suffix(".csv")
VERDICTS = ("same", "possible", "different")
WRONG = {
    ("different", "same"): "HARM",
    ("different", "possible"): "false alarm",
    ("same", "different"): "miss",
    ("same", "possible"): "small miss",
    ("possible", "same"): "hasty",
    ("possible", "different"): "not asked",
}
"""What it is called when an official says the first and the engine the second."""


@dataclass(frozen=True, slots=True)
class HardPair:
    """Two records and what a careful official says of them."""

    id: str
    group: str
    verdict: str
    reason: str
    first: Person
    second: Person


def read_hard_pairs():
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_pair(row) for row in csv.DictReader(file)]


def _pair(row):
    said = (row["pair_id"], row["group"], row["verdict"], row["reason"])
    return HardPair(*said, _person(row, "a"), _person(row, "b"))


def _person(row, side):
    cells = {name[2:]: cell for name, cell in row.items() if name.startswith(f"{side}_")}
    born, sex = cells.pop("birth_date"), cells.pop("sex")
    return Person(
        id=f"{row['pair_id']}/{side}",
        birth_date=BirthDate.from_iso(born) if born else None,
        sex=Sex(sex) if sex else None,
        village_id=cells.pop("village") or None,
        household_id=cells.pop("household") or None,
        **cells,
    )


def background(children, seed):
    """Half a commune of the plain and half one of the hills: every kind of name has its like."""
    for kind in ("kinh", "upland"):
        for person in invent_commune(seed, children // 2, kind).people:
            yield replace(person, id=f"{kind}/{person.id}")


def judge(matcher, pair):
    """Give what the engine says, and how likely it finds that the two are one."""
    ids = {pair.first.id, pair.second.id}
    matcher.put(pair.first)
    matcher.put(pair.second)
    found = matcher.pairs(least=0.01, among=[pair.first.id])
    for child_id in ids:
        matcher.drop(child_id)
    for one in found:
        if {one.first_id, one.second_id} == ids:
            likely = "possible" if one.probability >= LIKELY_PAIR else "different"
            return "same" if one.certain else likely, one.probability
    return "different", 0.0


def print_groups(judged):
    counts = defaultdict(Counter)
    for pair, verdict, _ in judged:
        kind = WRONG.get((pair.verdict, verdict), "right")
        for group in (pair.group, "all"):
            counts[group][kind] += 1
    columns = ("pairs", "right", *WRONG.values())
    print(f"{'':26}" + "".join(f"{name:>12}" for name in columns))
    for group, kinds in counts.items():
        if group != "all":
            _print_row(group, kinds, columns)
    _print_row("all", counts["all"], columns)


def _print_row(name, kinds, columns):
    numbers = (kinds.total(), *(kinds[column] for column in columns[1:]))
    print(f"{name:26}" + "".join(f"{number or '.':>12}" for number in numbers))


def print_summary(judged):
    right = Counter(pair.verdict for pair, verdict, _ in judged if pair.verdict == verdict)
    said = Counter(pair.verdict for pair, _, _ in judged)
    print("\n" + ", ".join(f"{name} {right[name]} of {said[name]} right" for name in VERDICTS))


def print_harm(judged):
    harm = [one for one in judged if (one[0].verdict, one[1]) == ("different", "same")]
    print(f"\n{'!' * 20} HARM: {len(harm)} pairs of two children called certainly one {'!' * 20}")
    for one in harm:
        print_pair(*one)


def print_pair(pair, verdict, probability):
    kind = WRONG[pair.verdict, verdict]
    print(f"\n{kind}: {pair.id} is {pair.verdict}, called {verdict} ({probability:.3f})")
    print(f"  {pair.reason}")
    for person in (pair.first, pair.second):
        print("  " + " | ".join("" if cell is None else str(cell) for cell in astuple(person)[1:]))


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--show", action="store_true", help="every pair judged wrongly")
    asked.add_argument("--children", type=int, default=8_000)
    asked.add_argument("--seed", type=int, default=1)
    asked = asked.parse_args()
    matcher = Matcher(background(asked.children, asked.seed))
    judged = [(pair, *judge(matcher, pair)) for pair in read_hard_pairs()]
    if asked.show:
        for one in judged:
            if one[0].verdict != one[1]:
                print_pair(*one)
    print_groups(judged)
    print_summary(judged)
    print_harm(judged)


if __name__ == "__main__":
    main()
