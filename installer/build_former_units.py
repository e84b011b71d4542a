"""Makes resources/data/former_units.csv: the units of 30/6/2025 and what became of each.

Names, routes and earlier names come from the MIT-licensed package vietnamadminunits (its notice is
in resources/licences/); `sources/route_corrections.csv` has the 157 routes that the resolutions
tell otherwise. Run it with `python3 installer/build_former_units.py`; see `build_units`.

`into` names the codes of today, each with a mark: none = all of it went there, `~` = all its people
did, `?` = a part, somebody must choose, `-` = land alone. Old and new codes share one number space.
`aliases` are names it bore before, or of units merged into it; of a district, folded.
"""

import csv
import json
import re
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any

from build_units import CITY, ROOT, fetch

CORRECTIONS = ROOT / "installer" / "sources" / "route_corrections.csv"
TARGET = ROOT / "resources" / "data" / "former_units.csv"
EXPECTED_EDGES = 10_570
"""10,565 of communes, and of the five island districts that had none."""
EXPECTED = {2: 63, 3: 696, 5: 10_035}
"""So many units by the length of their code: provinces, districts, communes."""
MARKS = {"certain": "", "certain_population": "~", "choose": "?", "area_only": "-"}
_TITLE = re.compile("^(tỉnh|thành phố|thị xã|thị trấn|quận|huyện|xã|phường) ", re.IGNORECASE)
_TITLE_KEY = re.compile("^(tinh|thanhpho|thixa|thitran|quan|huyen|xa|phuong|tp|tx|tt)(?=.)")

Route = tuple[str, str]
"""The code of a former unit and the code of one of today."""


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """One line of former_units.csv."""

    code: str
    name: str
    type: str
    parent_code: str
    into: str = ""
    aliases: str = ""
    """Keys of earlier names, without title and spaces."""
    former_parents: str = ""
    """Keys of the districts it lay in before."""


def read_units(database: Path) -> list[FormerUnit]:
    """Read the three levels, each by code, with the keys of their earlier names."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT provinceCode, province, districtCode, district, wardCode, ward, "
            "districtAlias, wardAlias FROM admin_units_legacy"
        ).fetchall()
    units: dict[str, FormerUnit] = {}
    for province, province_name, district, district_name, ward, ward_name, *aliases in rows:
        _note(units, province, province_name, "")
        _note(units, district, district_name, province, aliases[0])
        if ward:
            _note(units, ward, ward_name, district, aliases[1])
    return sorted(units.values(), key=lambda unit: (len(unit.code), unit.code))


def _note(
    units: dict[str, FormerUnit], code: str, full_name: str, parent: str, aliases: str | None = None
) -> None:
    title = _TITLE.match(full_name)
    if title is None:
        raise SystemExit(f"A unit without a title: {code} {full_name}")
    kind = title[1].lower()
    kind = CITY if not parent and kind == "thành phố" else kind
    name = full_name[title.end() :]
    units[code] = FormerUnit(code, name, kind, parent, aliases=_short_keys(aliases))


def _short_keys(aliases: str | None) -> str:
    """Take the keys without their titles; one of figures alone is a ward's number."""
    keys = json.loads(aliases) if aliases else ()
    return "|".join(sorted({_TITLE_KEY.sub("", key) for key in keys}))


def read_former_parents(
    database: Path, divided: Mapping[str, Mapping[str, Any]]
) -> dict[str, set[str]]:
    """Read from which districts communes came to theirs: code of the commune -> their keys."""
    found: dict[str, set[str]] = defaultdict(set)
    with sqlite3.connect(database) as connection:
        wards = connection.execute(
            "SELECT provinceKey, districtKey, wardKey, wardCode FROM admin_units_legacy"
        ).fetchall()
    for province, district, ward, code in wards:
        for former, parted in divided.get(province, {}).items():
            keywords = parted["districts"].get(district, {}).get("wardKeywords", ())
            if code and ward in keywords and former != district:
                found[code].add(_TITLE_KEY.sub("", former))
    return found


def read_routes(database: Path, converter: Mapping[str, Any]) -> set[Route]:
    """Read every route of the package; a district without communes stands for itself."""
    with sqlite3.connect(database) as connection:
        old = {
            f"{province}_{district}_{ward or ''}": code
            for province, district, ward, code in connection.execute(
                "SELECT provinceKey, districtKey, wardKey, coalesce(wardCode, districtCode) "
                "FROM admin_units_legacy"
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


def judge(routes: set[Route], corrections: Iterable[Mapping[str, str]]) -> dict[Route, str]:
    """Correct the routes, and say of each how sure it is (a key of MARKS)."""
    rows = list(corrections)
    pair = [(row["old_code"], row["new_commune_code"]) for row in rows]
    removed = {p for p, row in zip(pair, rows, strict=True) if row["action"] == "remove"}
    told = {p: row["certainty"] for p, row in zip(pair, rows, strict=True) if row["certainty"]}
    right = (routes | told.keys()) - removed
    ways = Counter(old for old, new in right if told.get((old, new)) not in ("area_only",))
    return {r: told.get(r) or ("certain" if ways[r[0]] == 1 else "choose") for r in right}


def lead(
    units: list[FormerUnit], edges: Mapping[Route, str], province_of: Mapping[str, str]
) -> list[FormerUnit]:
    """Write into each commune and each province where it went."""
    into: dict[str, list[str]] = defaultdict(list)
    parents = {unit.code: unit.parent_code for unit in units}
    provinces: dict[str, set[str]] = defaultdict(set)
    for old, new in sorted(edges):
        into[old].append(new + MARKS[edges[old, new]])
        provinces[parents[parents[old]] or parents[old]].add(province_of[new])
    into.update({old: sorted(new) for old, new in provinces.items()})
    return [replace(unit, into=" ".join(into[unit.code])) for unit in units]


def read_provinces(database: Path) -> dict[str, str]:
    """Read the province of each commune of today, by code."""
    with sqlite3.connect(database) as connection:
        return dict(connection.execute("SELECT wardCode, provinceCode FROM admin_units"))


def check(units: Iterable[FormerUnit], edges: Mapping[Route, str]) -> None:
    """Refuse a result that cannot be right."""
    counts = Counter(len(unit.code) for unit in units)
    lost = [unit.code for unit in units if not unit.into and len(unit.code) != 3]
    if dict(counts) != EXPECTED or len(edges) != EXPECTED_EDGES or lost:
        raise SystemExit(f"The units do not add up: {counts}, {len(edges)} edges, {lost}")


def write(units: Iterable[FormerUnit], target: Path) -> None:
    """Write the file the program ships."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(FormerUnit))
        writer.writerows(map(astuple, units))


def main() -> None:
    """Fetch, correct, check, write."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        corrections = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        names = ("dataset.db", "converter_2025.json", "parser_legacy.json")
        database, *told = fetch(Path(folder), *names)
        converter, parser = (json.loads(path.read_text(encoding="utf-8")) for path in told)
        edges = judge(read_routes(database, converter), corrections)
        parents = read_former_parents(database, parser["DICT_PROVINCE_DISTRICT_DIVIDED"])
        units = lead(read_units(database), edges, read_provinces(database))
    units = [replace(u, former_parents="|".join(sorted(parents.get(u.code, ())))) for u in units]
    check(units, edges)
    write(units, TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {len(units)} units, {len(edges)} edges")


if __name__ == "__main__":
    main()
