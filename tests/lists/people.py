"""The children of an invented commune as they truly are, to be written down by somebody."""

import re
from datetime import date

from app.demo.commune import invent_commune
from app.domain.child_columns import child_columns
from app.domain.places.units import find_commune
from tests.lists.truth import FIELDS, Line, mismatches

ON = date(2026, 6, 8)
COMMUNES = ("07603", "09466", "19363", "24181", "03434")
"""Lowland and upland, north and south."""


_OLD_FONTS_HAVE = re.compile(r"[\x00-\x7fĂÂÊÔƠƯĐăâêôơưđÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĨĩŨũẠ-ỹ]*")
"""Letters of Vietnamese; an Ê Đê ñ or č cannot be written in the fonts of before Unicode."""


def is_plain(line: Line) -> bool:
    """Whether the old fonts have every letter of a child's record."""
    return all(_OLD_FONTS_HAVE.fullmatch(text) for text in line.right.values())


def invent_lines(seed: int, count: int) -> tuple[list[str], list[Line]]:
    """Invent the villages of a commune and its children, family by family."""
    commune = find_commune(commune_of(seed))
    invented = invent_commune(seed, max(400, count * 2), commune=commune, on=ON)
    names = {village.id: _without_type(village.name) for village in invented.villages}
    homes = {home.id: home for home in invented.households}
    lines = []
    again = {second for _, second in invented.duplicates}
    for child in invented.children:
        home = homes[child.household_id]
        if child.originals or home.originals or child.id in again or not _is_whole(child, home):
            continue
        text = child_columns(child, home, names[home.village_id])
        line = Line({name: text[name] for name in FIELDS})
        if not mismatches(line.right, set(FIELDS)):
            lines.append(line)
    return sorted(names.values()), lines[:count]


def commune_of(seed: int) -> str:
    """Name the commune of a seed, by its code."""
    return COMMUNES[seed % len(COMMUNES)]


def _without_type(village: str) -> str:
    """Name a village as the commune's own list has it: the type stands beside the name."""
    first, _, rest = village.partition(" ")
    return rest if first in ("Thôn", "Bản", "Buôn", "Làng", "Xóm", "Ấp") else village


def _is_whole(child, home) -> bool:
    """Whether nothing was lost yet: the messes of a list come later and are counted."""
    return bool(
        child.full_name and child.sex and child.ethnicity and len(child.national_id) == 12
        and child.birth_date and child.birth_date.is_complete and home.village_id
    )  # fmt: skip
