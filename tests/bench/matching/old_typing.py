"""How Vietnamese letters look when typing or converting went wrong: Telex, VNI, old fonts."""

from functools import cache
from unicodedata import normalize

from app.domain.code_lists import read_code_list

TONES = "\u0300\u0301\u0303\u0309\u0323"
HATS = "\u0302\u0306\u031b"
_TELEX = dict(zip(TONES, "fsxrj", strict=True))
_VNI = dict(zip(TONES + HATS, "21435" + "687", strict=True))


def telex(word):
    """`Nguyễn` as its keys: `Nguyeenx`."""
    keys, tone = [], ""
    for letter in normalize("NFD", word):
        if letter in TONES:
            tone = _TELEX[letter]
        elif letter == "\u0302":
            keys.append(keys[-1].lower())
        elif letter in HATS:
            keys.append("w")
        else:
            keys += ["D", "d"] if letter == "Đ" else ["d", "d"] if letter == "đ" else [letter]
    return "".join(keys) + tone


def vni_keys(word):
    """`Nguyễn` as its keys: `Nguye6n4`."""
    keys, tone = [], ""
    for letter in normalize("NFD", word):
        if letter in TONES:
            tone = _VNI[letter]
        elif letter in HATS:
            keys.append(_VNI[letter])
        else:
            keys += (
                [letter.replace("Đ", "D").replace("đ", "d"), "9"] if letter in "Đđ" else [letter]
            )
    return "".join(keys) + tone


@cache
def _tcvn3():
    rows = (row for row in read_code_list("tcvn3") if row["scope"] == "VN3")
    return {row["unicode_char"]: chr(int(row["byte_hex"], 16)) for row in rows}


@cache
def _vni_font():
    return {row["unicode_char"]: row["vni_seq"] for row in read_code_list("vni")}


def in_tcvn3(text):
    """The bytes of a `.VnTime` text, seen as Latin letters; it has no capitals with a tone."""
    letters = _tcvn3()
    return "".join(letters.get(letter) or letters.get(letter.lower(), letter) for letter in text)


def in_vni_font(text):
    letters = _vni_font()
    return "".join(letters.get(letter, letter) for letter in text)
