"""Finding a commune by typing, over all units of today and of before July 2025.

Former communes, drawn by seed, are typed letter by letter as `name district`, without tones. Each
key is timed; the right commune is to be among the first five when all is typed. The peer is
rapidfuzz (WRatio) over the same 13,356 texts in the same run, on a part of the keys.

    .venv/bin/python tests/bench/bench_places.py [--communes 300] [--seed 1]
"""

import argparse
import random
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.domain.places.address import read_address
from app.domain.places.gazetteer import Gazetteer, shipped_gazetteer
from app.domain.places.place_search import find_place, learn_places
from app.domain.places.units import find_commune
from app.domain.text.text import fold

EVERY = 25
"""The peer answers one of so many keys: it takes long."""


def texts_of(places: Gazetteer) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give the text of each unit, folded, and the codes of today it stands for."""
    texts, codes = [], []
    for unit in places.units.communes:
        texts.append(fold(f"{unit.name} {places.units.province_of(unit).name}"))
        codes.append((unit.code,))
    for former in places.former.all():
        if len(former.code) == 5:
            texts.append(fold(" ".join(one.name for one in places.former.line(former))))
            codes.append(former.possible())
    return texts, codes


def timed(work):
    """Run something; give its answer and the milliseconds of the processor."""
    began = time.process_time()
    answer = work()
    return answer, (time.process_time() - began) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--communes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    places = shipped_gazetteer()
    _, building = timed(lambda: learn_places(places))
    texts, codes = texts_of(places)
    former = [unit for unit in places.former.all() if len(unit.code) == 5]
    drawn = random.Random(wanted.seed).sample(former, wanted.communes)
    ours, theirs, right, peer_right = [], [], 0, 0
    for number, unit in enumerate(drawn):
        typed = fold(" ".join(one.name for one in places.former.line(unit)[:2]))
        for end in range(1, len(typed) + 1):
            key = typed[:end]
            found, ms = timed(lambda key=key: find_place(key, places))
            ours.append(ms)
            if (number + end) % EVERY == 0 or end == len(typed):
                best, ms = timed(lambda key=key: process.extract(key, texts, scorer=fuzz.WRatio))
                theirs.append(ms)
        units = set(unit.possible())
        right += bool(units & {one.unit.code for one in found.options[:5]})
        peer_right += any(units & set(codes[at]) for _, _, at in best)
    print(f"{len(texts)} texts, {len(drawn)} communes, {len(ours)} keys, seed {wanted.seed}")
    print(f"built once: {building:.0f} ms")
    print("ms of the processor a key     p50    p95    p99    max   among the first five")
    for name, took, hits in (("ours", ours, right), ("rapidfuzz WRatio", theirs, peer_right)):
        cuts = quantiles(took, n=100)
        print(f"{name:24}{median(took):8.2f}{cuts[94]:7.2f}{cuts[98]:7.2f}{max(took):7.1f}"
              f"{hits / len(drawn):11.3f}")  # fmt: skip
    home = find_commune("07603")
    addresses = [f"Thôn {n}, {places.former_full_name(unit)}" for n, unit in enumerate(drawn)]
    _, first = timed(lambda: [read_address(text, places, home) for text in addresses])
    print(f"an address read: {first / len(addresses):.2f} ms")


if __name__ == "__main__":
    main()
