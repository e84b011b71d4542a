"""Make the font of printed letters: Tinos (OFL), cut down to Vietnamese, under its own name.

Run by hand: `python installer/build_letter_font.py FOLDER` with the four faces of Tinos 1.33 in the
folder (package `fonts-croscore`) and fontTools installed. Tinos is as wide as Times New Roman.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "So Tre Em Serif"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x300, 0x323), (0x1EA0, 0x1EF9)),
    *((0x2010, 0x203A), (0x20AB, 0x20AC), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2265)),
)
"""Latin with all of Vietnamese, the signs of letters, a few of arithmetic."""
_FAMILY, _FACE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_TAB = 0x09


def main(folder: Path) -> None:
    """Write the four faces."""
    for face in FACES:
        font = TTFont(folder / f"Tinos-{face}.ttf")
        _cut(font)
        _name(font, face)
        font.save(FONTS / f"SoTreEmSerif-{face}.ttf")


def _cut(font: TTFont) -> None:
    options = Options(name_IDs=["*"], name_languages=["*"], notdef_outline=True, hinting=False)
    options.drop_tables += ["DSIG"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    _give_tab(font)


def _give_tab(font: TTFont) -> None:
    """Give the tab a glyph of its own: Qt lends it the space's, and a PDF's spaces read as tabs."""
    width = font["hmtx"]["space"]
    font["glyf"]["tab"] = Glyph()
    font["hmtx"]["tab"] = width
    for table in font["cmap"].tables:
        table.cmap[_TAB] = "tab"


def _name(font: TTFont, face: str) -> None:
    """Name it anew: what is changed does not bear the name of the original."""
    spoken = "Bold Italic" if face == "BoldItalic" else face
    names = {
        _FAMILY: FAMILY,
        _FACE: spoken,
        _UNIQUE: f"{FAMILY} {spoken} 1.33",
        _FULL: f"{FAMILY} {spoken}",
        _POSTSCRIPT: f"SoTreEmSerif-{face}",
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
