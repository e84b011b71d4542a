"""Which parts an Excel package (.xlsx .xlsm .xlsb) is made of: its sheets, fonts and epoch."""

import posixpath
from collections.abc import Mapping
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
    return XlsxParts(sheets, _old_fonts(package.read("xl/styles.xml")), epoch_1904)


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


def _old_fonts(styles: bytes) -> dict[str, str]:
    if not styles:
        return {}
    fonts: list[str] = []
    used: list[str] = []
    for path, about in elements(styles):
        if path == "styleSheet/fonts/font":
            fonts.append("")
        elif path == "styleSheet/fonts/font/name" and fonts:
            fonts[-1] = about.get("val", "")
        elif path == "styleSheet/cellXfs/xf":
            used.append(about.get("fontId", ""))
    names = (fonts[int(at)] if at.isdecimal() and int(at) < len(fonts) else "" for at in used)
    return {str(style): name for style, name in enumerate(names) if is_old_font(name)}
