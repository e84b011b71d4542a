"""How long a text is on paper in Times New Roman, in millimetres, without drawing it.

The widths of `resources/data/letter_widths.csv` are those that every font of its measure has; a
letter with tones is as wide as without.
"""

from collections.abc import Callable
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import without_marks

_POINT = 25.4 / 72
_SPACE, _OTHER = 250, 600
_FULL = 0.99
"""A line as full as this is broken: programs differ by so little."""
_RULE = 0.4
"""A rule is a third to a half as long as the line above it (NĐ 30/2020, Phụ lục I)."""


def length_of(text: str, points: float, *, bold: bool = False) -> float:
    """Give the length of a text on one line, in millimetres."""
    widths = _widths(bold=bold)
    return sum(map(widths, text)) / 1000 * points * _POINT


def rule_under(text: str, points: float, *, within: float) -> float:
    """Give the length of the rule under a text in bold: of its last line, where it has several."""
    return _RULE * length_of(lines_of(text, points, within=within)[-1], points, bold=True)


def lines_of(text: str, points: float, *, within: float) -> list[str]:
    """Break a text in bold into lines, as a program for letters does."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}".strip(" ")
            if line and length_of(longer, points, bold=True) > within * _FULL:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        bare = without_marks(letter)
        width = self[bare] if bare and bare != letter else _SPACE if letter.isspace() else _OTHER
        self[letter] = width
        return width


@cache
def _widths(*, bold: bool) -> Callable[[str], int]:
    which = "bold" if bold else "upright"
    rows = read_code_list("letter_widths")
    return _Widths({row["letter"]: int(row[which]) for row in rows}).__getitem__
