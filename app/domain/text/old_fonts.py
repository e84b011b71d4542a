"""Text written for the fonts of before Unicode: TCVN3 (.VnTime …) and VNI (VNI-Times …).

Such a font draws Vietnamese letters over the Latin-1 characters that are really stored:
`NguyÔn V¨n Hoµ` is Nguyễn Văn Hoà. The tables are `resources/data/tcvn3.csv` and `vni.csv`.
"""

import re
from enum import StrEnum
from functools import cache

from app.domain.code_lists import read_code_list


class Encoding(StrEnum):
    """What the characters of a text stand for."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


_SURELY_SMALL = re.compile("[a-z\u00a8-\u00ae]")
"""Small letters that TCVN3 has in capitals, too; of letters with a tone it has none."""
_CAPITALS = re.compile(r"[A-ZÂÊÔĂĐƠƯ][^\W\d_]*[A-ZÂÊÔĂĐƠƯ]")
"""A word in capitals has two of them at least, and not only at its start."""
_EDE_N = re.compile("(?<=[êÊ])[ủỦ](?=[uU])")
"""`Êñuôl`, an Ê Đê family: ñ is in no font of those days, and was typed as it is."""
_TONED = frozenset("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
_WORD_START = re.compile(r"(?<![^\s(])[^\W\d_]")
_TONED_START = re.compile(rf"(?<![^\s(])[{''.join(sorted(_TONED))}]")


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Write a text in Unicode; `capitals` is for the fonts that draw all letters as capitals."""
    if text.isascii() or encoding is Encoding.UNICODE:
        converted = text
    elif encoding is Encoding.VNI:
        pattern, letters = _vni()
        converted = pattern.sub(lambda found: letters[found[0]], text)
    else:
        converted = _right_case(text, text.translate(_tcvn3()))
        converted = _EDE_N.sub(lambda found: "ñ" if found[0] == "ủ" else "Ñ", converted)
    return converted.upper() if capitals else converted


def can_write(text: str, encoding: Encoding) -> bool:
    """Whether an old encoding has a meaning for every letter of a text (`Hoà` is no TCVN3)."""
    if encoding is Encoding.VNI:
        return _vni()[0].sub("", text).isascii()
    return encoding is Encoding.UNICODE or text.translate(dict.fromkeys(_tcvn3(), "")).isascii()


def encoding_of_font(font: str) -> tuple[Encoding, bool]:
    """Tell what a font draws, and whether it draws capitals only (`.VnTimeH`)."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3, name.split(" ")[0].endswith("h")
    return (Encoding.VNI if name.startswith("vni-") else Encoding.UNICODE), False


def _right_case(text: str, converted: str) -> str:
    """Give capitals back: TCVN3 has no capital letter with a tone (`PH¹M`, `TrÇn ¸nh`)."""
    if not _SURELY_SMALL.search(text) and _CAPITALS.search(converted):
        return converted.upper()
    if not _TONED_START.search(converted):
        return converted
    others = [found[0] for found in _WORD_START.finditer(converted)]
    others = [start for start in others if start not in _TONED]
    if not others or not all(map(str.isupper, others)):
        return converted
    return _WORD_START.sub(lambda found: found[0].upper(), converted)


@cache
def _tcvn3() -> dict[int, str]:
    # Capitals with a tone were never common (VN1 alone had them), and their places are those of
    # letters that Unicode text is full of.
    rows = [row for row in read_code_list("tcvn3") if row["scope"] == "VN3"]
    return {int(row["byte_hex"], 16): row["unicode_char"] for row in rows}


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    letters = {row["vni_seq"]: row["unicode_char"] for row in read_code_list("vni")}
    letters |= {"nõ": "ñ", "NÕ": "Ñ", "Nõ": "Ñ"}  # a tilde over a letter that has no tone
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), letters
