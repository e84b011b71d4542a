"""Makes resources/data/units.csv: the 34 provinces and 3,321 communes as they stand today.

The names of 1/7/2025 come from the MIT-licensed package vietnamadminunits (its notice is in
resources/licences/); installer/sources/ has the seven names whose tone mark the resolutions place
otherwise, and the resolutions of 2026. Run it with `python3 installer/build_units.py`; it needs
pip and the network, the program does not.
"""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

SOURCE = "vietnamadminunits==1.0.4"
ROOT = Path(__file__).resolve().parent.parent
SPELLING = ROOT / "installer" / "sources" / "official_spelling.csv"
AMENDMENTS = ROOT / "installer" / "sources" / "amendments-2026.json"
TARGET = ROOT / "resources" / "data" / "units.csv"
CITY = "thành phố trực thuộc trung ương"
EXPECTED = {"province": 34, "commune": 3_321}


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of units.csv."""

    code: str
    name: str
    level: str
    parent_code: str
    type: str
    full_name: str
    full_name_2025_07_01: str = ""
    """The name it was founded with, when a later resolution changed it."""
    changed_on: str = ""
    decree: str = ""


def fetch(folder: Path, *names: str) -> list[Path]:
    """Download the package into `folder`; give the files of its data that are named back."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "--quiet", "--dest", str(folder), SOURCE], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return [Path(archive.extract(f"vietnamadminunits/data/{name}", folder)) for name in names]


def read_units(database: Path) -> list[Unit]:
    """Read both levels, provinces first, each by code.

    The type is read from the full name: the package's own type column is wrong for four communes.
    """
    with sqlite3.connect(database) as connection:
        provinces = connection.execute(
            "SELECT DISTINCT provinceCode, provinceShort, province FROM admin_units ORDER BY 1"
        ).fetchall()
        communes = connection.execute(
            "SELECT wardCode, wardShort, provinceCode, ward FROM admin_units ORDER BY 1"
        ).fetchall()
    return [
        *(Unit(c, name, "province", "", _type(name, full), full) for c, name, full in provinces),
        *(
            Unit(code, name, "commune", parent, _type(name, full), full)
            for code, name, parent, full in communes
        ),
    ]


def _type(name: str, full_name: str) -> str:
    title = full_name.removesuffix(name).strip().lower()
    return CITY if title == "thành phố" else title


def spell(units: list[Unit], spelling: dict[str, str]) -> list[Unit]:
    """Write the names as the resolutions do (`spelling`: code -> name)."""
    return [_spelled(unit, spelling.get(unit.code, unit.name)) for unit in units]


def _spelled(unit: Unit, name: str) -> Unit:
    return replace(unit, name=name, full_name=unit.full_name.removesuffix(unit.name) + name)


def amend(units: list[Unit], amendments: dict[str, list[dict[str, str]]]) -> list[Unit]:
    """Turn the provinces named into cities and the communes named into wards."""
    changes = dict(_changes(amendments))
    unknown = changes.keys() - {unit.code for unit in units}
    if unknown:
        raise SystemExit(f"Units to be changed that do not exist: {sorted(unknown)}")
    return [_changed(unit, *changes[unit.code]) if unit.code in changes else unit for unit in units]


def _changes(
    amendments: dict[str, list[dict[str, str]]],
) -> Iterator[tuple[str, tuple[str, str, dict[str, str]]]]:
    for entry in amendments["provinceAmendments"]:
        yield entry["code"], ("Thành phố", CITY, entry)
    for entry in amendments["wardAmendments"]:
        yield entry["code"], ("Phường", "phường", entry)


def _changed(unit: Unit, title: str, kind: str, entry: dict[str, str]) -> Unit:
    return replace(
        unit,
        type=kind,
        full_name=f"{title} {unit.name}",
        full_name_2025_07_01=unit.full_name,
        changed_on=entry["effectiveDate"],
        decree=entry["resolution"],
    )


def check(units: list[Unit]) -> None:
    """Refuse a result that cannot be right: counts, doubles, orphans."""
    counts = {level: sum(unit.level == level for unit in units) for level in EXPECTED}
    codes = {unit.code for unit in units}
    orphans = [unit.code for unit in units if unit.parent_code and unit.parent_code not in codes]
    if counts != EXPECTED or len(codes) != len(units) or orphans:
        raise SystemExit(f"The units do not add up: {counts}, {len(codes)} codes, {orphans}")


def read_spelling() -> dict[str, str]:
    """Read the corrections, code -> name."""
    with SPELLING.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def write(units: list[Unit], target: Path) -> None:
    """Write the file the program ships."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Unit)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(unit) for unit in units)


def main() -> None:
    """Fetch, spell, amend, check, write."""
    with tempfile.TemporaryDirectory() as folder:
        (database,) = fetch(Path(folder), "dataset.db")
        units = read_units(database)
    units = amend(spell(units, read_spelling()), json.loads(AMENDMENTS.read_text(encoding="utf-8")))
    check(units)
    write(units, TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {len(units)} units")


if __name__ == "__main__":
    main()
