"""Bytes on the wire: a new record and a 3-field edit, in batches of 1, 10, 50 and 1,000.

The peer is the reference measurement (27-field records of 731 B JSON, edits of 201 B); the floor
is what no compressor can take away: the random bits of the ids.

Run by hand: `python tests/bench/sync/bench_bytes.py`.
"""

import gzip
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.demo.office import InventedOffice
from app.domain.change import Change
from app.domain.places.units import find_commune
from sync.codings import CODINGS
from sync.protocol import wire_of, write_changes

COMMUNES = ("07603", "26860", "00004", "24013")
SIZES = (1, 10, 50, 1_000)
MOST = 2_000
PEER = {
    "new records": ("520  191  132  110", "125   98   94   89"),
    "3-field edits": ("  -    -   61    -", "  -    -   43    -"),
}


def office(seed: int, commune: str) -> InventedOffice:
    return InventedOffice(seed, MOST, commune=find_commune(commune), on=date(2026, 6, 1))


def children_only(work: Iterator[Change]) -> Iterator[Change]:
    return (change for change in work if change.entity == "child")


WORKS: dict[str, tuple[str, Callable[[InventedOffice], Iterator[Change]]]] = {
    "a child entered by hand": ("new records", lambda one: children_only(one.enter_visits())),
    "visits: homes, visits, children": ("new records", lambda one: one.enter_visits()),
    "a list brought in": ("new records", lambda one: children_only(one.bring_in_list())),
    "3-field edits": ("3-field edits", lambda one: one.correct(3)),
}


def random_bytes(batch: list[Change]) -> float:
    """Count the random bits of ids that are new to the batch: 62 in a UUID 7, 122 in a 5."""
    tails: set[int] = set()
    for change in batch:
        links = (new for _, new in change.fields.values() if len(new) == 36)
        for id_ in (change.id, change.entity_id, change.group_id, *links):
            try:
                number = UUID(id_)
            except ValueError:
                continue
            tails.add(number.int if number.version == 5 else number.int % 2**62)
    return sum(122 if tail >= 2**62 else 62 for tail in tails) / 8


def per_change(batches: list[list[Change]], encode: Callable[[bytes], bytes]) -> float:
    changes = sum(map(len, batches))
    return sum(len(encode(write_changes(map(wire_of, batch)))) for batch in batches) / changes


def batches_of(make: Callable[[InventedOffice], Iterator[Change]], size: int) -> list[list[Change]]:
    """Cut the work of offices in several communes into batches; of single ones, not all."""
    batches = []
    for seed, commune in enumerate(COMMUNES, 1):
        changes = list(islice(make(office(seed, commune)), max(size, 200) if size < 1000 else size))
        cut = [changes[at : at + size] for at in range(0, len(changes), size)]
        batches += [batch for batch in cut if len(batch) == size]
    return batches


def main() -> None:
    ours = next(iter(CODINGS))
    print(f"{'bytes a change':32}{'':9}" + "".join(f"{size:>8,}" for size in SIZES) + "   a batch")
    for what, (peer, make) in WORKS.items():
        batches = {size: batches_of(make, size) for size in SIZES}
        ways: dict[str, Callable[[bytes], bytes]] = {
            "JSON": lambda plain: plain,
            "gzip -9": lambda plain: gzip.compress(plain, 9, mtime=0),
            ours: CODINGS[ours].encode,
        }
        for way, encode in ways.items():
            figures = "".join(f"{per_change(batches[size], encode):8.1f}" for size in SIZES)
            print(f"{what:32}{way:9}{figures}")
        floors = [
            sum(map(random_bytes, batches[size])) / sum(map(len, batches[size])) for size in SIZES
        ]
        print(f"{'':32}{'random':9}" + "".join(f"{floor:8.1f}" for floor in floors))
        print(f"{'':32}{'peer':9} gzip {PEER[peer][0]} · zstd {PEER[peer][1]}")
    _times()


def _times() -> None:
    changes = list(islice(office(1, COMMUNES[0]).bring_in_list(), 500))
    plain = write_changes(map(wire_of, changes))
    for name, coding in CODINGS.items():
        begun = time.perf_counter()
        packed = coding.encode(plain)
        between = time.perf_counter()
        coding.decode(packed, len(plain))
        ended = time.perf_counter()
        print(
            f"{name}: 500 changes, {len(plain):,} B -> {len(packed):,} B, packed in "
            f"{(between - begun) * 1000:.0f} ms, unpacked in {(ended - between) * 1000:.0f} ms"
        )


if __name__ == "__main__":
    main()
