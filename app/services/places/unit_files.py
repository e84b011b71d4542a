"""The edition of the unit files a data folder goes by: the shipped one, or one taken since.

It lies in the store, so that backups have it; the edition before it can be taken up again.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.places.gazetteer import Gazetteer, shipped_gazetteer
from app.domain.places.unit_edition import UnitFile, check_newer, read_edition
from app.services.app import App
from app.storage.kept_files import KeptFiles, read_text
from app.storage.settings import Settings

EDITION = "unit_files"
"""The setting that holds the edition in force; empty = the shipped one."""
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
    kept = KeptFiles(settings, EDITION)
    if not kept.packed:
        return shipped_gazetteer()
    try:
        return read_edition(*_files(kept))
    except (KnownError, ValueError, KeyError, zlib.error):
        return shipped_gazetteer()


def take_unit_files(app: App, paths: Iterable[Path]) -> Taken:
    """Take a newer file of units, of former units, or both; a file not given stays as it is.

    Raises KnownError (`read_edition`, `check_newer`; unit_file_missing_commune, unit_file_twice;
    file_unreadable …): then nothing changes.
    """
    given = [UnitFile(*read_text(path)) for path in paths]
    with app.write("setting") as work:
        kept = KeptFiles(work.settings, EDITION)
        held = dict(zip(_NAMES, _files(kept), strict=True))
        held |= _by_kind(given)
        edition = read_edition(held["units"], held["former_units"])
        home = edition.units.get(app.commune.code)
        if home is None or home.is_province:
            name = app.commune.full_name
            raise KnownError("unit_file_missing_commune", file=held["units"].name, name=name)
        before = edition_of(work.settings)
        check_newer(before, edition)
        texts = [(file.name, file.text) for file in held.values()]
        kept.take(texts, app.today().isoformat(), [file.name for file in given])
        said = _said(edition, kept)
    return Taken(said, tuple(_differences(before, edition)))


def revert_unit_files(app: App) -> EditionInForce:
    """Go back to the edition before, which this one becomes in turn.

    Raises KnownError `unit_files_shipped` where there is none but the shipped one.
    """
    with app.write("setting") as work:
        kept = KeptFiles(work.settings, EDITION)
        if not kept.revert():
            raise KnownError("unit_files_shipped")
        return _said(edition_of(work.settings), kept)


def edition_in_force(app: App) -> EditionInForce:
    """Say by which edition this data folder goes from its next opening on."""
    with app.store.read() as snapshot:
        return _said(edition_of(snapshot.settings), KeptFiles(snapshot.settings, EDITION))


def _by_kind(given: Iterable[UnitFile]) -> dict[str, UnitFile]:
    """Lay the files given by what they are."""
    found: dict[str, UnitFile] = {}
    for file in given:
        name = _NAMES[file.is_former]
        if name in found:
            raise KnownError("unit_file_twice", file=file.name, other=found[name].name)
        found[name] = file
    return found


def _files(kept: KeptFiles) -> tuple[UnitFile, UnitFile]:
    if not kept.packed:
        return _shipped(_NAMES[0]), _shipped(_NAMES[1])
    units, former = (UnitFile(name, text) for name, text in kept.files)
    return units, former


def _shipped(name: str) -> UnitFile:
    path = files("resources").joinpath("data", f"{name}.csv")
    return UnitFile(path.name, path.read_text(encoding="utf-8"))


def _said(edition: Gazetteer, kept: KeptFiles) -> EditionInForce:
    given, taken_on = kept.source
    return EditionInForce(
        provinces=len(edition.units.provinces),
        communes=len(edition.units.communes),
        former_communes=sum(len(unit.code) == 5 for unit in edition.former.all()),
        files=given,
        taken_on=taken_on,
        has_before=kept.has_before,
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
