"""The edition of the unit files a data folder goes by: the shipped one, or one taken since.

It lies in the store, so that backups have it; the edition before it can be taken up again.
"""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from app.domain.errors import KnownError
from app.domain.places.gazetteer import Gazetteer, shipped_gazetteer
from app.domain.places.unit_edition import UnitFile, check_newer, read_edition
from app.services.app import App
from app.storage.settings import Settings

EDITION, BEFORE = "unit_files", "unit_files_before"
"""Settings: the edition in force and the one before; empty = the shipped one."""
_NAMES = ("units", "former_units")


@dataclass(frozen=True, slots=True)
class EditionInForce:
    """What is said of an edition."""

    provinces: int
    communes: int
    former_communes: int
    files: tuple[str, ...] = ()
    """The names of the files it was taken from; none for the shipped one."""
    taken_on: str = ""
    has_before: bool = False
    """Whether there is another edition to go back to."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A newer edition was taken; it is gone by when the data folder is opened next."""

    edition: EditionInForce
    changed: tuple[str, ...]
    """Units that are new, gone or otherwise than before, by their full names."""


def edition_of(settings: Settings) -> Gazetteer:
    """Give the edition in force; the shipped one where the other cannot be read any more."""
    kept = settings.get(EDITION)
    if not kept:
        return shipped_gazetteer()
    try:
        return read_edition(*_unpacked(kept))
    except (KnownError, ValueError, KeyError, zlib.error):
        return shipped_gazetteer()


def take_unit_files(app: App, paths: Iterable[Path]) -> Taken:
    """Take a newer file of units, of former units, or both; a file not given stays as it is.

    Raises KnownError (`read_edition`, `check_newer`; unit_file_missing_commune, unit_file_twice;
    file_unreadable …): then nothing changes.
    """
    given = [_read(path) for path in paths]
    with app.write("setting") as work:
        held = dict(zip(_NAMES, _files(work.settings), strict=True))
        held |= _by_kind(given)
        edition = read_edition(held["units"], held["former_units"])
        home = edition.units.get(app.commune.code)
        if home is None or home.is_province:
            name = app.commune.full_name
            raise KnownError("unit_file_missing_commune", file=held["units"].name, name=name)
        before = edition_of(work.settings)
        check_newer(before, edition)
        work.settings.put(BEFORE, work.settings.get(EDITION))
        packed = _packed(held.values(), app.today().isoformat(), [file.name for file in given])
        work.settings.put(EDITION, packed)
    said = _said(edition, packed, has_before=True)
    return Taken(said, tuple(_differences(before, edition)))


def revert_unit_files(app: App) -> EditionInForce:
    """Go back to the edition before, which this one becomes in turn.

    Raises KnownError `unit_files_shipped` where there is none but the shipped one.
    """
    with app.write("setting") as work:
        now, before = work.settings.get(EDITION), work.settings.get(BEFORE)
        if not now and not before:
            raise KnownError("unit_files_shipped")
        work.settings.put(EDITION, before)
        work.settings.put(BEFORE, now)
        return _said(edition_of(work.settings), before, has_before=bool(now or before))


def edition_in_force(app: App) -> EditionInForce:
    """Say by which edition this data folder goes from its next opening on."""
    with app.store.read() as snapshot:
        kept, before = snapshot.settings.get(EDITION), snapshot.settings.get(BEFORE)
        return _said(edition_of(snapshot.settings), kept, has_before=bool(kept or before))


def _read(path: Path) -> UnitFile:
    try:
        return UnitFile(path.name, path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise KnownError("file_not_found", file=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("file_unreadable", file=path.name) from error


def _by_kind(given: Iterable[UnitFile]) -> dict[str, UnitFile]:
    """Lay the files given by what they are."""
    found: dict[str, UnitFile] = {}
    for file in given:
        name = _NAMES[file.is_former]
        if name in found:
            raise KnownError("unit_file_twice", file=file.name, other=found[name].name)
        found[name] = file
    return found


def _files(settings: Settings) -> tuple[UnitFile, UnitFile]:
    kept = settings.get(EDITION)
    return _unpacked(kept) if kept else (_shipped(_NAMES[0]), _shipped(_NAMES[1]))


def _shipped(name: str) -> UnitFile:
    path = files("resources").joinpath("data", f"{name}.csv")
    return UnitFile(path.name, path.read_text(encoding="utf-8"))


def _packed(held: Iterable[UnitFile], taken_on: str, given: list[str]) -> str:
    texts = [
        (file.name, base64.b85encode(zlib.compress(file.text.encode())).decode()) for file in held
    ]
    return json.dumps({"files": texts, "taken_on": taken_on, "given": given})


def _unpacked(kept: str) -> tuple[UnitFile, UnitFile]:
    units, former = (
        UnitFile(name, zlib.decompress(base64.b85decode(text)).decode())
        for name, text in json.loads(kept)["files"]
    )
    return units, former


def _said(edition: Gazetteer, kept: str, *, has_before: bool) -> EditionInForce:
    told: dict[str, Any] = json.loads(kept) if kept else {"given": (), "taken_on": ""}
    return EditionInForce(
        provinces=len(edition.units.provinces),
        communes=len(edition.units.communes),
        former_communes=sum(len(unit.code) == 5 for unit in edition.former.all()),
        files=tuple(told["given"]),
        taken_on=told["taken_on"],
        has_before=has_before,
    )


def _differences(before: Gazetteer, now: Gazetteer) -> Iterable[str]:
    """Name the units that are not as they were, by the name they have now or had."""
    old, new = (
        {unit.code: unit for unit in (*one.units.provinces, *one.units.communes)}
        for one in (before, now)
    )
    for code in sorted(old.keys() | new.keys()):
        unit = new.get(code) or old[code]
        if old.get(code) != new.get(code):
            yield unit.full_name
