"""How long the whole commune takes to be learnt and scanned for doubles, and fifty changes to it.

`python tests/bench/matching/scan.py --children 20000,60000 --kind kinh --repeat 3`
"""

import argparse
import gc
import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random, SystemRandom
from statistics import median

sys.path.append(str(Path(__file__).parents[3]))
sys.path.append(str(Path(__file__).parents[1]))

from communes import invent_commune
from filled_store import PASSPHRASE, fill
from memory import measure_memory
from rapidfuzz import fuzz

from app.bootstrap import open_app
from app.domain.text.text import fold, without_marks
from app.matching import Matcher, person_of

CHANGED = 50
GOALS = "goals: the whole scan of 20,000 in 5 s, of 60,000 in 15 s"


def main():
    asked = _arguments()
    hidden = asked.seed is None
    seed = SystemRandom().randrange(10**6, 10**9) if hidden else asked.seed
    print(f"{asked.kind}, seed {'hidden' if hidden else seed}, medians of {asked.repeat}")
    print(f"{'':52}{'s':>9}{'s of processor':>16}{'MB kept':>9}{'MB most':>9}")
    for children in asked.children:
        _measure(asked, children, seed)
    print(GOALS)
    print(f"the seed was {seed}")


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = parser.add_argument("--children", default="20000,60000", help="sizes of communes")
    parser.add_argument("--kind", choices=("kinh", "upland"), default="kinh")
    parser.add_argument("--seed", type=int, help="drawn and told at the end when left out")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--no-store", action="store_true", help="leave out the encrypted store")
    asked = parser.parse_args()
    try:
        asked.children = [int(size) for size in asked.children.split(",")]
    except ValueError:
        parser.error(f"argument {sizes.option_strings[0]}: numbers with commas between them")
    return asked


def _measure(asked, children, seed):
    people = list(invent_commune(seed, children, asked.kind).people)
    built, scanned = measure_memory(people), measure_memory(people, scan=True)
    gc.collect()
    gc.freeze()
    times = {"learn": [], "scan": [], "again": [], "names": []}
    for attempt in range(asked.repeat):
        learnt, matcher = _timed(lambda: Matcher(people))
        times["learn"].append(learnt)
        taken, pairs = _timed(matcher.pairs)
        times["scan"].append(taken)
        changed = _changes(Random(seed + attempt), people)
        taken, _ = _timed(lambda matcher=matcher, changed=changed: _scan_changes(matcher, changed))
        times["again"].append(taken)
        taken, _ = _timed(lambda: compare_neighbours(people))
        times["names"].append(taken)
    _print_row(f"{children:,} children learnt", times["learn"], built)
    _print_row(f"  the whole scan, {len(pairs):,} pairs", times["scan"], scanned)
    _print_row(f"  {CHANGED} changed, put and scanned", times["again"])
    _print_row("  floor: each name once, with its neighbour", times["names"])
    if not asked.no_store:
        _print_row("  floor: all read from the encrypted store", _read_store(asked, children))


def _timed(do):
    """((seconds, those the processor worked), what came of it)."""
    worked, began = time.process_time(), time.perf_counter()
    found = do()
    return (time.perf_counter() - began, time.process_time() - worked), found


def _changes(chance, people):
    """Records as they are after somebody has written the name without marks, the phone away."""
    return [
        replace(person, full_name=without_marks(person.full_name), phone="")
        for person in chance.sample(people, CHANGED)
    ]


def _scan_changes(matcher, changed):
    for person in changed:
        matcher.put(person)
    return matcher.pairs(among=[person.id for person in changed])


def compare_neighbours(people):
    """The least a scan could do: fold and sort all names, and compare each with the next."""
    names = sorted(fold(person.full_name) for person in people)
    return sum(fuzz.ratio(one, other) >= 90 for one, other in pairwise(names))


def _read_store(asked, children):
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, children)
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        times = [_timed(lambda: _read(app))[0] for _ in range(asked.repeat)]
        app.close()
    return times


def _read(app):
    with app.store.read() as snapshot:
        return sum(bool(person_of(*pair).id) for pair in snapshot.children.everyone())


def _print_row(name, times, megabytes=()):
    wall, worked = (median(one) for one in zip(*times, strict=True))
    memory = "".join(f"{one:9.0f}" for one in megabytes)
    print(f"{name:52}{wall:9.2f}{worked:16.2f}{memory}", flush=True)


if __name__ == "__main__":
    main()
