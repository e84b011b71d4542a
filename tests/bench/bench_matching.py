"""How well and how fast the engine finds doubles, beside what else one would use.

Run by hand: `python tests/bench/bench_matching.py [children] [seed]`. The communes are invented,
their doubles labelled.
"""

import sys
import time
import tracemalloc
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parents[2]))

from rapidfuzz import fuzz, process

from app.demo.commune import invent_commune
from app.domain.text import fold
from app.domain.units import find_commune
from app.matching import Matcher, Person, person_of

KINH, UPLAND = "07603", "03316"
ON = date(2026, 6, 8)


def people_of(code, children, seed):
    invented = invent_commune(seed, children, commune=find_commune(code), on=ON)
    homes = {household.id: household for household in invented.households}
    people = [person_of(child, homes[child.household_id]) for child in invented.children]
    return people, {tuple(sorted(pair)) for pair in invented.duplicates}


def exact(people):
    """What an official does in a spreadsheet: the same name and birth date."""
    return _blocked(people, lambda p: (p.full_name, p.birth_date), lambda _a, _b: True)


def naive(people):
    """What a developer writes in an afternoon: the same date, the name alike."""
    return _blocked(
        [p for p in people if p.birth_date],
        lambda p: p.birth_date,
        lambda a, b: fuzz.token_sort_ratio(a.full_name, b.full_name) >= 90,
    )


def ours(people):
    return {(pair.first_id, pair.second_id) for pair in Matcher(people).pairs()}


def certain(people):
    return {(p.first_id, p.second_id) for p in Matcher(people).pairs() if p.certain}


def _blocked(people, key, alike):
    blocks = defaultdict(list)
    for person in people:
        blocks[key(person)].append(person)
    return {
        tuple(sorted((a.id, b.id)))
        for block in blocks.values()
        for a, b in combinations(block, 2)
        if alike(a, b)
    }


def quality(code, children, seed):
    people, doubles = people_of(code, children, seed)
    print(f"\n{code}: {len(people):,} children, {len(doubles):,} doubles")
    print(f"{'':34}{'precision':>10}{'recall':>8}{'F1':>7}{'s':>8}")
    for name, find in (
        ("same name and date", exact),
        ("same date, token_sort_ratio >= 90", naive),
        ("app.matching", ours),
        ("app.matching, called certain", certain),
    ):
        began = time.perf_counter()
        found = find(people)
        took = time.perf_counter() - began
        right = len(found & doubles)
        precision, recall = right / max(len(found), 1), right / len(doubles)
        f1 = 2 * right / (len(found) + len(doubles))
        print(f"{name:34}{precision:10.3f}{recall:8.3f}{f1:7.3f}{took:8.2f}")


def drafts(code, children, seed):
    """Type doubles and new children in, field by field, against a register that has neither."""
    people, doubles = people_of(code, children, seed)
    known = {person.id: person for person in people}
    again = {second: first for first, second in doubles}
    new = Random(seed).sample(sorted(known.keys() - again.keys() - set(again.values())), 300)
    matcher = Matcher(person for person in people if person.id not in {*again, *new})
    print(f"\n{len(again)} children entered again, {len(new)} new ones, as a draft grows:")
    print(f"{'typed so far':34}{'first':>8}{'warned':>8}{'false':>8}{'new warned':>12}")
    for fields in (
        ("full_name",),
        ("full_name", "birth_date"),
        ("full_name", "birth_date", "mother_name"),
        tuple(Person.__slots__[1:-1]),
    ):
        found = [(first, warned(matcher, known[id_], fields)) for id_, first in again.items()]
        share = 1 / len(found)
        best = sum(first in warnings[:1] for first, warnings in found) * share
        hits = sum(first in warnings for first, warnings in found) * share
        false = sum(len({*warnings} - {first}) for first, warnings in found) * share
        empty = sum(bool(warned(matcher, known[id_], fields)) for id_ in new) / len(new)
        name = ", ".join(fields) if len(fields) < 4 else "the whole record"
        print(f"{name:34}{best:8.3f}{hits:8.3f}{false:8.3f}{empty:12.3f}")


def warned(matcher, person, fields):
    draft = Person(**{field: getattr(person, field) for field in fields})
    return [match.id for match in matcher.likely(draft)]


def speed(code, children, seed):
    people, _ = people_of(code, children, seed)
    began = time.perf_counter()
    matcher = Matcher(people)
    built = time.perf_counter() - began
    tracemalloc.start()
    kept = Matcher(people)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del kept
    began = time.perf_counter()
    found = len(matcher.pairs())
    scanned = time.perf_counter() - began
    print(f"\n{len(people):,} children: index built in {built:.2f} s, {megabytes:.0f} MB more;")
    print(f"the whole commune scanned in {scanned:.2f} s ({found:,} pairs)")
    print(f"{'a key press to its answer, ms':44}{'p50':>8}{'p95':>8}{'max':>8}")
    chance = Random(seed)
    sample = chance.sample(people, 300)
    _latency("app.matching, name being typed", sample, typed(matcher))
    _latency("app.matching, name and date", sample, asked(matcher, ("full_name", "birth_date")))
    _latency("app.matching, whole record", sample, asked(matcher, Person.__slots__[1:]))
    names = [fold(person.full_name) for person in people]
    _latency("rapidfuzz over all folded names", sample, brute(names))
    moved = sample[0]
    _latency("a record changed (put)", sample, lambda person: [_timed(matcher.put, person)])
    matcher.put(moved)


def typed(matcher):
    def ask(person):
        name = person.full_name
        drafts = (Person(full_name=name[:end]) for end in range(2, len(name) + 1))
        return [_timed(matcher.likely, draft, typing=True) for draft in drafts]

    return ask


def asked(matcher, fields):
    def ask(person):
        draft = Person(**{field: getattr(person, field) for field in fields})
        return [_timed(matcher.likely, draft)]

    return ask


def brute(names):
    def ask(person):
        name = fold(person.full_name)
        return [_timed(process.extract, name, names, scorer=fuzz.token_sort_ratio, limit=5)]

    return ask


def _timed(do, *args, **options):
    began = time.perf_counter()
    do(*args, **options)
    return (time.perf_counter() - began) * 1000


def _latency(name, sample, ask):
    times = [taken for person in sample for taken in ask(person)]
    p95 = quantiles(times, n=20)[-1]
    print(f"{name:44}{median(times):8.2f}{p95:8.2f}{max(times):8.2f}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    first_seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    quality(KINH, count // 4, first_seed)
    quality(UPLAND, count * 2 // 5, first_seed + 1)
    drafts(KINH, count // 4, first_seed)
    speed(KINH, count, first_seed + 2)
