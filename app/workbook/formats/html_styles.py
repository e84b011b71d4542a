"""The few styles of a web page that say something of a cell: hidden, number format, font."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.workbook.formats.marks import is_old_font

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
_CLASS = re.compile(r"^\s*(?:td|tr|col)?\.([\w-]+)\s*$")
_DECLARED = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|\\.|[^;\"'\\]){0,400}+)")


@dataclass(frozen=True, slots=True)
class Look:
    """What the style of an element says; empty where it is silent."""

    hidden: bool = False
    number_format: str = ""
    font: str = ""

    def over(self, below: "Look") -> "Look":
        """Lay this style over another."""
        if self == PLAIN or below == PLAIN:
            return below if self == PLAIN else self
        return Look(
            self.hidden or below.hidden,
            self.number_format or below.number_format,
            self.font or below.font,
        )


PLAIN = Look()


def look_of(declarations: str) -> Look:
    """Read the declarations of a style."""
    said = {name.lower(): text.strip() for name, text in _DECLARED.findall(declarations)}
    hidden = said.get("display", "").lower().startswith("none")
    hidden |= said.get("visibility", "").lower() in ("hidden", "collapse")
    fonts = (part.strip(" \"'") for part in said.get("font-family", "").split(","))
    font = next((name for name in fonts if is_old_font(name)), "")
    return Look(hidden, said.get("mso-number-format", ""), font)


def looks_of_classes(sheet: str) -> Mapping[str, Look]:
    """Read the classes of a style sheet; `td` stands under its own name."""
    looks: dict[str, Look] = {}
    for selectors, declarations in _RULE.findall(sheet.replace("<!--", "").replace("-->", "")):
        look = look_of(declarations)
        if look == PLAIN:
            continue
        for selector in selectors.split(","):
            if found := _CLASS.match(selector):
                looks[found[1]] = look.over(looks.get(found[1], PLAIN))
            elif selector.strip().lower() in ("td", "tr", "body", "table"):
                looks[""] = look.over(looks.get("", PLAIN))
    return looks
