"""Makes resources/data/former_communes.csv: of which communes each commune of today was made.

Only what is certain: a commune of 30/6/2025 that went into one of today as a whole, or with all
its people. The routes come from the MIT-licensed package vietnamadminunits (its notice is in
resources/licences/); `sources/route_corrections.csv` has the 157 that the resolutions tell
otherwise. Run it with `python3 installer/build_former_communes.py`; see `build_units`.
"""

import csv
import json
import re
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from build_units import ROOT, fetch

CORRECTIONS = ROOT / "installer" / "sources" / "route_corrections.csv"
TARGET = ROOT / "resources" / "data" / "former_communes.csv"
EXPECTED = 9_653
"""So many of the 10,035 former communes went into one commune of today beyond doubt."""
_TYPE = re.compile("^(?:Xã|Phường|Thị trấn) ")

Route = tuple[str, str]
"""The code of a former commune and the code of one of today: one number space, two meanings."""


def read_routes(database: Path, converter: Mapping[str, Any]) -> set[Route]:
    """Read every route of the package; islands that had no commune have none."""
    with sqlite3.connect(database) as connection:
        old = {
            f"{province}_{district}_{ward}": code
            for province, district, ward, code in connection.execute(
                "SELECT provinceKey, districtKey, wardKey, wardCode FROM admin_units_legacy"
            )
        }
        new = {
            (province, ward): code
            for province, ward, code in connection.execute(
                "SELECT provinceKey, wardKey, wardCode FROM admin_units"
            )
        }
    return {
        (old[from_key], new[province, to_key])
        for province, from_key, to_key in _keys(converter)
        if from_key in old
    }


def _keys(converter: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for province, made_of in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((province, old, new) for new, olds in made_of.items() for old in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((province, old, part["newWardKey"]) for part in parts)


def certain_routes(routes: set[Route], corrections: Iterable[Mapping[str, str]]) -> set[Route]:
    """Correct the routes, and keep those nobody has to choose between."""
    told: dict[str, set[Route]] = defaultdict(set)
    for row in corrections:
        told[row["certainty"] or row["action"]].add((row["old_code"], row["new_commune_code"]))
    right = (routes - told["remove"]) | told["choose"]
    ways = Counter(old for old, _ in right)
    return {route for route in right if ways[route[0]] == 1} | told["certain_population"]


def read_names(database: Path) -> dict[str, str]:
    """Read the names of the former communes, without `xã` and the like, by code."""
    with sqlite3.connect(database) as connection:
        full = connection.execute("SELECT wardCode, ward FROM admin_units_legacy").fetchall()
    return {code: _TYPE.sub("", name or "") for code, name in full}


def write(routes: Iterable[Route], names: Mapping[str, str], target: Path) -> None:
    """Write a line a commune of today: its code, and the names of those it was made of."""
    made_of: dict[str, set[str]] = defaultdict(set)
    for old, new in routes:
        made_of[new].add(names[old])
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "former_names"))
        writer.writerows((code, "|".join(sorted(made_of[code]))) for code in sorted(made_of))


def main() -> None:
    """Fetch, correct, check, write."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        corrections = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        database, converter = fetch(Path(folder), "dataset.db", "converter_2025.json")
        told = json.loads(converter.read_text(encoding="utf-8"))
        routes = certain_routes(read_routes(database, told), corrections)
        names = read_names(database)
    if len(routes) != EXPECTED:
        raise SystemExit(f"The routes do not add up: {len(routes)}")
    write(routes, names, TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {len(routes)} former communes")


if __name__ == "__main__":
    main()
