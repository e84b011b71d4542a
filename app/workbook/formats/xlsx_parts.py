"""Which parts an Excel package (.xlsx .xlsm .xlsb) is made of: its sheets, fonts and epoch."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.workbook.formats.marks import is_old_font
from app.workbook.formats.package import Package
from app.workbook.formats.safe_xml import elements

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class XlsxParts:
    """What the parts around the sheets say."""

    sheets: Mapping[str, str]
    """Sheet name -> name of its part."""
    old_fonts: Mapping[str, str]
    """Style number of a cell -> its font, where that is an old Vietnamese one."""
    epoch_1904: bool
    struck: frozenset[str] = frozenset()
    """The style numbers of cells that are crossed out."""


def xlsx_parts(package: Package) -> XlsxParts:
    """Read the parts around the sheets. Raises UnreadError `file_damaged`."""
    parts = targets(package.read("xl/_rels/workbook.xml.rels"))
    sheets: dict[str, str] = {}
    epoch_1904 = False
    for path, about in elements(package.read(BOOK)):
        if path == "workbook/sheets/sheet":
            sheets[about.get("name", "")] = parts.get(about.get("id", ""), "")
        elif path == "workbook/workbookPr":
            epoch_1904 = about.get("date1904") in _TRUE
    looks = list(_looks(package.read("xl/styles.xml")))
    old = {str(style): name for style, (name, _) in enumerate(looks) if is_old_font(name)}
    struck = frozenset(str(style) for style, (_, is_struck) in enumerate(looks) if is_struck)
    return XlsxParts(sheets, old, epoch_1904, struck)


def targets(relations: bytes) -> dict[str, str]:
    """Name the part each relation of the workbook leads to."""
    if not relations:
        return {}
    return {
        about.get("Id", ""): _part(about.get("Target", ""))
        for path, about in elements(relations)
        if path == "Relationships/Relationship"
    }


def _part(target: str) -> str:
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _looks(styles: bytes) -> Iterator[tuple[str, bool]]:
    """Give the font of each style of a cell, and whether it crosses its text out."""
    fonts: list[tuple[str, bool]] = []
    used: list[str] = []
    for path, about in elements(styles) if styles else ():
        if path == "styleSheet/fonts/font":
            fonts.append(("", False))
        elif path == "styleSheet/fonts/font/name" and fonts:
            fonts[-1] = about.get("val", ""), fonts[-1][1]
        elif path == "styleSheet/fonts/font/strike" and fonts:
            fonts[-1] = fonts[-1][0], about.get("val", "1") in _TRUE
        elif path == "styleSheet/cellXfs/xf":
            used.append(about.get("fontId", ""))
    for at in used:
        yield fonts[int(at)] if at.isdecimal() and int(at) < len(fonts) else ("", False)
