"""Makes resources/sync/changes-d1.zdict: what batches of changes have in common, for zstd.

Trained on the work of invented offices (`app/demo/office.py`) in communes all over the country.
A dictionary in use never changes: another one takes the next number and joins `sync/codings.py`.
Run it with the program's own Python: `python installer/build_sync_dictionary.py`.
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import zstandard

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.demo.office import InventedOffice  # noqa: E402 (where the program lies comes first)
from app.domain.change import Change  # noqa: E402
from app.domain.code_lists import read_code_list  # noqa: E402
from app.domain.places.units import Unit, find_commune  # noqa: E402
from sync.columns import to_columns  # noqa: E402
from sync.protocol import wire_of, write_changes  # noqa: E402

TARGET = ROOT / "resources" / "sync" / "changes-d1.zdict"
SEED = 4_001
"""The seeds from here on are for training; what is measured has smaller ones."""
COMMUNES = 40
CHILDREN = 150
BYTES = 64 * 1024
LEVEL = 19
"""The level the batches are packed with: the dictionary's own tables are made for it."""
_SIZES = (1, 1, 3, 10, 40)


def main() -> None:
    """Train the dictionary and write it."""
    made = zstandard.train_dictionary(BYTES, list(samples(COMMUNES)), level=LEVEL)
    TARGET.write_bytes(made.as_bytes())
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")


def samples(communes: int) -> Iterator[bytes]:
    """Give batches of all sizes, of every kind of work, as they are before packing."""
    chance = Random(SEED)  # noqa: S311 (invented people, no secrets)
    for number, commune in enumerate(chance.sample(_communes(), communes)):
        for work in _works(SEED + number, commune):
            while batch := list(islice(work, chance.choice(_SIZES))):
                lines = write_changes(map(wire_of, batch))
                yield to_columns(lines) or lines


def _communes() -> list[Unit]:
    rows = read_code_list("units")
    return [find_commune(row["code"]) for row in rows if row["parent_code"]]


def _works(seed: int, commune: Unit) -> Iterator[Iterator[Change]]:
    office = InventedOffice(seed, CHILDREN, commune=commune, on=date(2026, 3, 2))
    yield office.enter_visits()
    yield office.bring_in_list()
    for fields in (1, 2, 3):
        yield islice(office.correct(fields), CHILDREN // 3)


if __name__ == "__main__":
    main()
